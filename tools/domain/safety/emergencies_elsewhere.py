"""The gravest emergencies in languages beside English, so that a model never answers them with a plan.

The offline coach speaks English; these few sentences are the exception. Our defaults [D].
"""

from tools.domain.safety.rule import Rule, any_of

EMERGENCIES_ELSEWHERE = (
    Rule(
        "chest pain (German)",
        any_of(
            r"\b(?:brustschmerz\w*|brustenge|schmerz\w* in der brust|druck (?:auf|in) der brust"
            r"|enge in der brust|stechen in der brust|brust (?:tut|schmerzt|sticht|brennt))\b"
        ),
        "Hör sofort auf und ruf den Notruf: Schmerzen in der Brust müssen gleich untersucht werden.",
        "Den Notruf, jetzt.",
        deniable=False,
    ),
    Rule(
        "collapse or breathing (German)",
        any_of(
            r"\b(?:bin (?:\w+ ){0,4}?(?:ohnmächtig|umgekippt|zusammengebrochen|kollabiert)"
            r"|ohnmächtig geworden|bekomme? (?:kaum|keine) luft|kriege? (?:kaum|keine) luft"
            r"|herzinfarkt|krampfanfall)\b"
        ),
        "Hör sofort auf, bleib nicht allein und ruf den Notruf.",
        "Den Notruf, jetzt.",
        deniable=False,
    ),
    Rule(
        "thoughts of self-harm (German)",
        any_of(r"\b(?:will (?:nicht mehr leben|sterben)|mich umbringen|mir das leben nehmen|suizid\w*)\b"),
        "Bitte sprich jetzt mit jemandem: ruf den Notruf oder eine Krisennummer an; du bist nicht allein.",
        "Eine Krisennummer oder den Notruf, jetzt.",
        deniable=False,
    ),
    Rule(
        "chest pain, collapse or breathing (French)",
        any_of(
            r"\b(?:(?:douleurs?|mal|serrement|pression|oppression) (?:\w+ ){0,2}?(?:à|a|dans"
            r"|sur) la poitrine"
            r"|poitrine (?:me )?serre|je me suis évanoui\w*|j'ai perdu connaissance|je me suis effondré\w*"
            r"|je n'arrive (?:pas|plus) à respirer|crise cardiaque)\b"
        ),
        "Arrête-toi tout de suite et appelle les urgences : cela doit être examiné immédiatement.",
        "Les urgences, maintenant.",
        deniable=False,
    ),
    Rule(
        "thoughts of self-harm (French)",
        any_of(r"\b(?:me suicider|envie de mourir|me tuer|en finir avec la vie|suicidaire)\b"),
        "Parle à quelqu'un maintenant : appelle les urgences ou une ligne d'écoute ; tu n'es pas seul.",
        "Une ligne d'écoute ou les urgences, maintenant.",
        deniable=False,
    ),
    Rule(
        "chest pain, collapse or breathing (Spanish)",
        any_of(
            r"\b(?:(?:dolor|presión|opresión|pinchazos?) (?:\w+ ){0,2}?en el pecho|me duele el pecho"
            r"|me (?:he )?desmay(?:é|ado|ada)|perdí el conocimiento|no puedo respirar|infarto)\b"
        ),
        "Para ahora mismo y llama a emergencias: esto hay que mirarlo de inmediato.",
        "Emergencias, ahora.",
        deniable=False,
    ),
    Rule(
        "thoughts of self-harm (Spanish)",
        any_of(r"\b(?:suicidarme|quiero morir\w*|matarme|quitarme la vida)\b"),
        "Habla con alguien ahora: llama a emergencias o a una línea de ayuda; no estás solo.",
        "Una línea de ayuda o emergencias, ahora.",
        deniable=False,
    ),
    Rule(
        "chest pain, collapse or breathing (Italian)",
        any_of(
            r"\b(?:(?:dolor[ei]|pressione|fitt[ae]|oppressione) (?:\w+ ){0,2}?al petto|mi fa male il petto"
            r"|sono svenut[oa]|ho perso (?:i sensi|conoscenza)|non riesco a respirare|infarto)\b"
        ),
        "Fermati subito e chiama il numero di emergenza: va controllato immediatamente.",
        "Il numero di emergenza, adesso.",
        deniable=False,
    ),
    Rule(
        "chest pain, collapse or breathing (Portuguese)",
        any_of(
            r"\b(?:(?:dor(?:es)?|pressão|aperto) (?:\w+ ){0,2}?no peito|desmaiei|perdi a consciência"
            r"|não consigo respirar|enfarte|infarto)\b"
        ),
        "Para já e liga para o número de emergência: isto tem de ser visto imediatamente.",
        "O número de emergência, agora.",
        deniable=False,
    ),
    Rule(
        "chest pain, collapse or breathing (Dutch)",
        any_of(
            r"\b(?:pijn (?:\w+ ){0,2}?(?:op|in) (?:de|mijn) borst|druk op (?:de|mijn) borst|flauwgevallen"
            r"|ik krijg geen lucht|ik ben (?:\w+ ){0,2}?ingestort|hartaanval)\b"
        ),
        "Stop meteen en bel het alarmnummer: dit moet direct worden onderzocht.",
        "Het alarmnummer, nu.",
        deniable=False,
    ),
)
