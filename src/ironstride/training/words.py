"""The closed vocabularies of the field, one name each; docs/glossary.md explains them."""

from __future__ import annotations

from typing import Final, Literal, get_args

Pattern = Literal[
    "squat",
    "hinge",
    "single_leg",
    "calf_straight",
    "calf_bent",
    "tibialis",
    "hip_abduction",
    "hip_adduction",
    "hip_flexion",
    "trunk_anti_extension",
    "trunk_anti_rotation",
    "trunk_lateral",
    "foot",
    "push",
    "pull",
    "plyometric",
    "drill",
    "mobility",
]
Quality = Literal["mobility", "technique", "power", "strength", "hypertrophy", "stability"]
RepClass = Literal["skill", "hypertrophy", "strength", "power", "stability", "hold", "mobility"]
SetKind = Literal["load_reps", "bodyweight", "assisted", "band", "hold", "distance", "contacts"]
Implement = Literal[
    "barbell",
    "trap_bar",
    "dumbbell",
    "kettlebell",
    "machine",
    "cable",
    "band",
    "bodyweight",
    "other",
]
LoadCounts = Literal["total", "per_hand"]
Laterality = Literal["bilateral", "alternating", "unilateral"]
Experience = Literal["none", "novice", "intermediate", "advanced"]
Sex = Literal["female", "male", "unspecified"]
Priority = Literal["A", "B", "C"]
# Whose strength sessions count where another plan has some too.
StrengthChoice = Literal["keep", "replace"]
RunType = Literal[
    "easy",
    "recovery",
    "steady",
    "long",
    "tempo",
    "threshold",
    "intervals",
    "hills",
    "strides",
    "race",
    "rest",
    "cross",
    "unknown",
]
Phase = Literal[
    "adaptation", "hypertrophy", "max_strength", "power", "maintenance", "taper", "transition"
]
SessionKind = Literal["lift", "primer", "mobility", "run_warmup", "tests"]
TimeSource = Literal["given", "assumed"]
BodyTestName = Literal[
    "single-leg-calf-raise",
    "side-plank",
    "single-leg-bridge",
    "single-leg-sit-to-stand",
    "single-leg-hop",
]
NoticeTier = Literal["emergency", "clinician_first", "limit", "info"]
EvidenceLabel = Literal["supported", "small effect", "contested", "convention"]
Region = Literal[
    "foot",
    "achilles",
    "calf",
    "shin",
    "knee",
    "hamstring",
    "quad",
    "groin",
    "hip",
    "low_back",
    "shoulder",
]
Equipment = Literal[
    "mat",
    "bands",
    "box",
    "step",
    "bench",
    "dumbbells",
    "kettlebells",
    "barbell",
    "trap-bar",
    "rack",
    "cable",
    "leg-press",
    "leg-curl",
    "calf-raise-machine",
    "pull-up-bar",
    "suspension",
    "medicine-ball",
    "slant-board",
]

PATTERNS: Final[tuple[Pattern, ...]] = get_args(Pattern)
QUALITIES: Final[tuple[Quality, ...]] = get_args(Quality)
REP_CLASSES: Final[tuple[RepClass, ...]] = get_args(RepClass)
SET_KINDS: Final[tuple[SetKind, ...]] = get_args(SetKind)
IMPLEMENTS: Final[tuple[Implement, ...]] = get_args(Implement)
LATERALITIES: Final[tuple[Laterality, ...]] = get_args(Laterality)
EXPERIENCES: Final[tuple[Experience, ...]] = get_args(Experience)
SEXES: Final[tuple[Sex, ...]] = get_args(Sex)
PRIORITIES: Final[tuple[Priority, ...]] = get_args(Priority)
STRENGTH_CHOICES: Final[tuple[StrengthChoice, ...]] = get_args(StrengthChoice)
RUN_TYPES: Final[tuple[RunType, ...]] = get_args(RunType)
PHASES: Final[tuple[Phase, ...]] = get_args(Phase)
SESSION_KINDS: Final[tuple[SessionKind, ...]] = get_args(SessionKind)
BODY_TESTS: Final[tuple[BodyTestName, ...]] = get_args(BodyTestName)
NOTICE_TIERS: Final[tuple[NoticeTier, ...]] = get_args(NoticeTier)
EVIDENCE_LABELS: Final[tuple[EvidenceLabel, ...]] = get_args(EvidenceLabel)
REGIONS: Final[tuple[Region, ...]] = get_args(Region)
EQUIPMENT: Final[tuple[Equipment, ...]] = get_args(Equipment)

# Heavy legs are a strength-class set of one of these three.
HEAVY_LEG_PATTERNS: Final[frozenset[Pattern]] = frozenset({"squat", "hinge", "single_leg"})
# Runs that count as key unless the athlete says otherwise.
KEY_RUN_TYPES: Final[frozenset[RunType]] = frozenset(
    {"long", "tempo", "threshold", "intervals", "hills", "race"}
)
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
