"""The words of the gym page, marked for translation: what its modules say with `t(...)`."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

WORDS: Final = (
    _("1 landing"),
    _("1 rep"),
    _("15 seconds less"),
    _("15 seconds more"),
    _("A note of this session"),
    _("Added {units}"),
    _("All exercises"),
    _("All sets in tables"),
    _("All sets of this one are done."),
    _("All, {n} min"),
    _("Back"),
    _("Back to Today"),
    _("Back to the sets"),
    _("Change what you said"),
    _("Common fault:"),
    _("Correct it"),
    _("Did anything hurt? 0 is nothing, 10 the worst"),
    _("Do it after all"),
    _("Done"),
    _("Done. Well lifted."),
    _("Done: {set}"),
    _("Each side. Do they differ?"),
    _("Earlier"),
    _("Everything is on the server."),
    _("Exercises"),
    _("Find your weight"),
    _("Finish"),
    _("Finish early"),
    _("Finish the session"),
    _("Form, pain, note"),
    _("Help, {units}"),
    _("How hard was the whole session? 1 is easy, 10 is all you had"),
    _("How heavy did the first rep feel? 0 is nothing, 10 is all you have"),
    _("How it was"),
    _("How many more could you have done?"),
    _("How much time do you have?"),
    _("How much was it? Fill in {what} first."),
    _("How to bail out:"),
    _("How to do it"),
    _("How was it?"),
    _("How was your form?"),
    _("Is it taken? Do one of these instead; the weight is carried over."),
    _("Keep the change"),
    _("Landings"),
    _("Last time {set}"),
    _("Last time {set}: copy it"),
    _("Later"),
    _("Leave it"),
    _("Leave out the rest of {name}"),
    _("Left"),
    _("Log the left alone"),
    _("Metres"),
    _("Minutes"),
    _("Next"),
    _("Next: {name}"),
    _("No signal"),
    _(
        "No signal: Today cannot be opened now. Your sets are safe on this phone, and this page "
        "goes on. Tap again to try all the same."
    ),
    _("Not kept!"),
    _("Not taken"),
    _("Note"),
    _("One"),
    _("One exercise at a time"),
    _("One more set"),
    _("One side is done; now the other one."),
    _("Pace: {tempo}"),
    _("Previous"),
    _("Reps"),
    _("Rest"),
    _("Right"),
    _("Save it as a file"),
    _("Saved"),
    _("Seconds"),
    _("See the sets"),
    _("Set"),
    _("Set {n} of {all}"),
    _("Set {n} of {name}: done"),
    _("Set {n}: {set}. Change it"),
    _("Sets done"),
    _("Sign in again"),
    _("Skip"),
    _("Skip the rest"),
    _("Skip this set"),
    _(
        "Somebody else is signed in on this phone, or the session was replanned. Your sets "
        "wait here and are sent to nobody else."
    ),
    _("Sound at the end of a rest"),
    _("Stop the clock"),
    _("Swap, order, more sets"),
    _("Table"),
    _("Take it back"),
    _("Take this set back"),
    _(
        "The clock of this phone is {minutes} minutes fast. Sets are kept with its time; "
        "please set it right."
    ),
    _(
        "The clock of this phone is {minutes} minutes slow. Sets are kept with its time; "
        "please set it right."
    ),
    _("The rest is over."),
    _("The server did not take this: {set}. {problem}"),
    _(
        "The server did not understand this page. Your sets are safe on this phone; load the "
        "page anew."
    ),
    _("The set is taken back."),
    _("The set you just did"),
    _("The weights today were"),
    _("There is no such session in the plan any more. What you logged is safe."),
    _(
        "This phone cannot keep your sets: its storage is full or closed to this page. {n} of"
        " them are in this page only. Leave it open until they are sent."
    ),
    _(
        "This session is not on this phone yet, and there is no signal. Open Today once with "
        "signal before you go."
    ),
    _("Time this hold"),
    _("Too heavy"),
    _("Too light"),
    _("Undo"),
    _("View"),
    _("Warm up"),
    _("Warm-up sets"),
    _("Warm-up {set}, done: change it"),
    _("Warm-up {set}: done"),
    _("Why:"),
    _("Yards"),
    _("You are signed out."),
    _("You are signed out. Your sets are safe on this phone."),
    _("Your heaviest set of it so far"),
    _("Your most reps with this weight"),
    _("Your session is kept."),
    _("left out"),
    _("left side"),
    _("not sure"),
    _("right side"),
    _("shaky"),
    _("solid"),
    _("unsure"),
    _("{bar} bar alone"),
    _("{bar} bar, each side {each}"),
    _("{done} of {total}"),
    _("{done} of {total} sets done."),
    _("{label}: less"),
    _("{label}: more"),
    _("{load} each hand"),
    _("{load}? So far it was about {known}. Tap again if it is right."),
    _("{name}, set {n}"),
    _("{n} landings"),
    _("{n} left"),
    _("{n} min"),
    _("{n} of {all}"),
    _("{n} on this phone"),
    _("{n} reps"),
    _("{n}. left out"),
    _("{units} each hand"),
)


def page_words() -> dict[str, str]:
    """Return each text with what the reader's language says."""
    return {text: gettext(text) for text in WORDS}
