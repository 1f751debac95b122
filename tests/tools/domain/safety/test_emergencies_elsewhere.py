"""The gravest emergencies are heard in other languages, too, and what is ordinary there is not."""

import pytest

from tools.domain.safety.red_flags import RedFlagKind, red_flag, with_whom_to_see

EMERGENCY = (
    "Ich habe seit gestern Brustschmerzen beim Laufen",
    "Druck auf der Brust am Berg, soll ich weitertrainieren?",
    "Ich bin nach dem Lauf ohnmächtig geworden",
    "ich kriege keine Luft",
    "Ich will nicht mehr leben",
    "J'ai une douleur dans la poitrine quand je cours",
    "Je me suis évanouie après la course",
    "j'ai envie de mourir",
    "Tengo dolor en el pecho al subir",
    "me he desmayado en la meta",
    "ho un dolore al petto da ieri",
    "sono svenuta dopo la gara",
    "tenho dor no peito quando corro",
    "desmaiei no fim da prova",
    "pijn op mijn borst tijdens het lopen",
    "ik ben na de finish flauwgevallen",
)
ORDINARY = (
    "Mein Brustgurt zeigt 190 an",
    "Plane meinen Marathon in 3:45",
    "Ma ceinture poitrine ne marche plus",
    "Quiero correr un maratón en 3:30",
    "Vorrei correre la maratona di Milano",
    "Quero um plano para a maratona",
    "Ik wil een marathon lopen met mijn borstband",
)


@pytest.mark.parametrize("text", EMERGENCY)
def test_an_emergency_is_heard(text: str) -> None:
    flag = red_flag(text)
    assert flag is not None
    assert flag.kind is RedFlagKind.EMERGENCY


@pytest.mark.parametrize("text", ORDINARY)
def test_what_is_ordinary_is_not(text: str) -> None:
    assert red_flag(text) is None


@pytest.mark.parametrize(
    ("text", "see"),
    [
        ("I have chest pain when I run uphill", "Emergency services, now."),
        ("I have a fever of 38.5", "Your doctor, if it lasts more than a few days."),
        ("six 100 mg caffeine pills before the start", "Your doctor."),
    ],
)
def test_whom_to_see_is_always_said(text: str, see: str) -> None:
    flag = red_flag(text)
    assert flag is not None
    assert see in with_whom_to_see(flag)
