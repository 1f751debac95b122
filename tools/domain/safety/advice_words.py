"""The words that advice is recognised by: substances, alarm signs, illnesses, and what is done about"
" them."""

TAKE = (
    r"(?:take|taking|takes|micro-?dos\w+|patch|inject\w*|cycles?|pop|popping|swallow|try|use|using|have"
    r"|having|pack|carry|bring|add|consider|go for"
    r"|recommend\w*|suggest\w*|opt for|reach for|dose|help\w*|fine|ok|okay|safe|work\w*|good|useful"
    r"|settle\w*"
    r"|get you through|\d+ ?(?:x|mg)|one|two|half an?)"
)
NSAID = (
    r"(?:ibuprofen|advils?|nurofen|motrin|naproxen|aleve|diclofenac|voltaren|ketoprofen|nsaids?"
    r"|anti-?inflammator(?:y|ies)|aspirins?|painkillers?|pain killers?|pain meds?|paracetamol|acetaminophen"
    r"|tylenol|panadol|pain reliev(?:ers?|ing)|analgesics?|opioids?|oxycodone|codeine"
    r"|tramadol)\b(?!-free| foods?| diet| effects?)"
)
DOPING = (
    r"(?:epo|erythropoietin|anabolic\w*|steroids|testosterone|clenbuterol|trenbolone|sarms|hgh"
    r"|growth hormone|cortisone|prednison?e|prednisolone|meldonium|beta-?blockers? (?:calm|before|for"
    r"|help)|gene doping|amphetamines?|adderall|blood doping|blood transfusions?)\b"
)
ALARM = (
    r"(?:chest (?:pain|tightness|pressure|discomfort|hurts)|(?:pain|ache|burning|stabbing) in (?:your"
    r"|the) chest|tight(?:ness)? in (?:your|the) chest"
    r"|tight chest"
    r"|pressure (?:in|on) (?:your|the) chest|palpitations?|faint(?:ing|ed)|feel(?:ing)? faint|passing out"
    r"|passed out|blacking out|blackouts?|irregular heart ?beats?|(?:describe|feel|felt) in your chest"
    r"|(?:dark|brown|cola[- ]coloured) urine|blood in (?:your|the) urine|confusion|coughing (?:up )?blood"
    r"|shortness of breath at rest)"
)
GRAVE = (
    r"(?:chest (?:pain|tightness|pressure|discomfort|hurts)|(?:pain|ache|burning|stabbing) in (?:your"
    r"|the) chest|tight(?:ness)? in (?:your|the) chest"
    r"|tight chest"
    r"|pressure (?:in|on) (?:your|the) chest|you (?:nearly |almost |have |just |only )?(?:fainted"
    r"|collapsed|passed out"
    r"|blacked out)"
    r"|feel(?:ing)? faint|fainting|passing out|(?:dark|brown|cola[- ]coloured) urine|blood in (?:your"
    r"|the) urine"
    r"|coughing (?:up )?blood|palpitations|pee(?:ing)? (?:is )?(?:brown|blood|cola)|(?:the|your|a) blackout"
    r"|seeing double|slurred speech)\b"
)
HARMLESS = (
    r"(?:normal|harmless|nothing to worry|nothing serious|(?:just|only|likely) (?:nerves|stress|fatigue"
    r"|muscular"
    r"|wind|tiredness|effort)|muscular|common|typical|go away|ignore|push (?:on|through)|run through|resume"
    r"|ride through|train through|keep (?:going|running|riding|moving)|carry on|continue|no need|no reason"
    r"|don't worry|fine|ok to (?:run|ride|train)|part of (?:it|the)|happens to)"
)
HARD = (
    r"(?:race|racing|intervals?|tempo|threshold|hard|long run|session|workout|train|training|run"
    r"|running|ride"
    r"|riding|go|start)"
)
MAY = (
    r"(?:you can|you could|you may|can still|could still|fine|ok(?:ay)?|all ?right|safe|go ahead"
    r"|still (?:do|run|ride|race|train)|do it|should|just|no problem|as planned|keep|tolerates?|possible"
    r"|straight (?:back|into)|manageable|no obstacle)"
)
FRACTURE = (
    r"(?:stress fracture|stress reaction|fractures?|broken (?:\w+ )?(?:foot|toe|leg|ankle|bone|rib|wrist"
    r"|collar ?bone))"
)
ILL = (
    r"(?:fever\w*|flu|covid|chest infection|bronchitis|pneumonia|temperature of (?:3[89]|40)"
    r"|(?:38|39|40)(?:\.\d)? ?°c?(?= ?(?:[.,;]|$|fever|body)))"
)
DISEASES = (
    r"(?:stress fracture|stress reaction|myocarditis|hyponatra?emia|rhabdo\w*|anae?mia|torn \w+"
    r"|meniscus (?:tear|injury)|heart (?:condition|problem|disease)|concussion|eating disorder|diabetes"
    r"|compartment syndrome|tendinopathy|tendinitis|plantar fasciitis|shin splints"
    r"|patellofemoral \w+(?: syndrome)?|red-s"
    r"|(?:exercise[- ]induced )?asthma|pericarditis|angina|heat ?stroke|achilles (?:tear|rupture)|hernia"
    r"|sciatica|runner's knee|it band syndrome|iliotibial band syndrome|overtraining syndrome)"
)
MEDICINE = (
    r"(?:medications?|medicines?|meds|tablets|pills|insulin|beta[- ]?blockers?|blood thinners?"
    r"|anti-?depressants?|inhaler|blood pressure (?:tablets|pills|medication)|statins?|the pill"
    r"|thyroid (?:dose|tablets|hormones?)|levothyroxine|ssris?|metformin|warfarin"
    r"|doses? of (?:your )?\w+|antibiotics?)"
)
CARE = (
    r"(?:doctor|physician|gp|hospital|emergency (?:room|department|services)|a and e|cardiologist|physio\w*"
    r"|midwife|check-?up|medical (?:help|advice|check\w*|clearance|attention|opinion))"
)
