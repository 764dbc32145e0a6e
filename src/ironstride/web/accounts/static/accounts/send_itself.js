// A link from a terminal or a mail: a person's browser goes on by itself, a program that only
// looks at links does not.
document.querySelector("form[data-send-itself]")?.requestSubmit();
