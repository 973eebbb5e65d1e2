"""Runs `kindling test` on a pseudo-terminal and keeps what a terminal would show.

    live_table.py KINDLING FOLDER     (FOLDER holds greet.boot and chatter.boot)
"""
import fcntl, os, pty, re, select, struct, sys, termios, time


class Screen:
    """As much of a terminal as the table needs: lines, cursor up, clear to the end, colours."""

    def __init__(self, columns):
        self.columns, self.lines, self.row, self.column, self.widest = columns, [""], 0, 0, 0
        self.seen = []

    def feed(self, text):
        for token in re.findall(r"\x1b\[[0-9;]*[A-Za-z]|.|\n", text, re.S):
            self.one(token)
        self.seen.append("\n".join(self.lines))

    def one(self, token):
        if token.startswith("\x1b"):
            kind, number = token[-1], token[2:-1]
            if kind == "A":
                self.row -= int(number)
                assert self.row >= 0, "the cursor went above the screen"
            elif kind == "K":
                self.lines[self.row] = self.lines[self.row][: self.column]
            elif kind == "J":
                self.lines[self.row] = self.lines[self.row][: self.column]
                del self.lines[self.row + 1 :]
            else:
                assert kind == "m", f"an escape sequence that nobody expects: {token!r}"
        elif token == "\r":
            self.column = 0
        elif token == "\n":
            self.row += 1
            if self.row == len(self.lines):
                self.lines.append("")
        else:
            line = self.lines[self.row].ljust(self.column)
            self.lines[self.row] = line[: self.column] + token + line[self.column + 1 :]
            self.column += 1
            self.widest = max(self.widest, self.column)


def run(columns, arguments, interrupt_when=None):
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm"
        os.environ.pop("NO_COLOR", None)
        os.execv(arguments[0], arguments)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    before = termios.tcgetattr(terminal)
    screen, end, text = Screen(columns), time.time() + 240, b""
    while time.time() < end:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                text += os.read(terminal, 65536)
            except OSError:
                break
        # Only whole characters and whole escape sequences are looked at.
        cut = text.rfind(b"\n") + 1
        screen.feed(text[:cut].decode())
        text = text[cut:]
        if interrupt_when and interrupt_when in "\n".join(screen.lines):
            os.write(terminal, b"\x03")
            interrupt_when = None
    try:
        assert termios.tcgetattr(terminal) == before, "the terminal's settings were changed"
    except termios.error:
        pass
    screen.feed(text.decode())
    return screen, os.waitpid(pid, 0)[1]


def main(kindling, folder):
    for columns in (80, 44):
        screen, status = run(columns, [kindling, "test", folder + "/greet.boot", "--jobs", "2"])
        shown = "\n".join(screen.lines)
        assert os.waitstatus_to_exitcode(status) == 0, shown
        live = [one for one in screen.seen if "2 running" in one]
        assert live, "two were never shown at once"
        for one in live:
            rows = [line for line in one.split("\n") if line.startswith("  .. ") or " running" in line]
            assert all(len(line) < columns for line in rows), rows
            assert one.count(" running") == 1, "a line of the table was left standing:\n" + one
        assert " .. " not in shown and " running" not in shown, "the table was left standing"
        assert shown.count("boot greet[") == 3, shown
        assert "3 passed" in shown, shown
    screen, status = run(80, [kindling, "test", folder + "/chatter.boot", "--jobs", "2"], "2 running")
    shown = "\n".join(screen.lines)
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == 2, (status, shown)
    assert " .. " not in shown and " running" not in shown, "^C left the table standing:\n" + shown


main(*sys.argv[1:])
