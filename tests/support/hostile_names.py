"""Names of files made to harm who shows, stores or saves them."""

from __future__ import annotations

RTL, LTR, ISOLATE, ZERO = "\u202e", "\u202d", "\u2067", "\u200b"

NAMES: tuple[str, ...] = (
    "../../../../etc/passwd", "..\\..\\windows\\system32\\cmd.exe", "/etc/shadow", "C:\\boot.ini", "\\\\tjener\\del\\x",
    "....//....//etc/passwd", "..%2f..%2fetc%2fpasswd", "a\0.exe.txt", "\0\0\0", "con", "NUL.txt", "com1.log", "lpt9",
    f"faktura{RTL}txt.exe", f"{RTL}fdp.exe", f"{LTR}brev{RTL}gpj.scr", f"{ISOLATE}bilde{ISOLATE}.txt",
    f"s{ZERO}ø{ZERO}knad.txt", "a" * 300 + ".txt", "ø" * 300, f"{RTL}" * 150 + "a" * 150, "e\u0301" * 150 + ".txt",
    "brev.pdf.exe", "brev.txt.js", "bilde.jpg.html", "regnskap.xlsx.scr", ".htaccess", "...", "   ", "", ".", "..",
    "-rf", "--help", "$(rm -rf)", "`id`", "a;b", "a|b", "a&b", "a\nContent-Type: text/html", "a\r\nSet-Cookie: x=1",
    'a"; filename="x.exe', "a'b", "<script>alert(1)</script>.txt", "a%00b", "a\tb", "\u2028a\u2029b", "\ufeffbrev.txt",
    "\ud800x", "\ue000privat", "😀" * 60, "नमस्ते" * 40, "שלום.txt", "ﬁl.txt", "Å" * 99 + ".txt", "A\u030a" * 99,
)  # fmt: skip
