# What a program of kindling.run wrote comes to its last byte over a line that is slow. The end of a
# session's leader hangs its terminal up, which throws away what the line has not yet taken
# (drivers/tty/tty_io.c: disassociate_ctty; drivers/tty/tty_ldisc.c: tty_ldisc_hangup).
. "$(dirname "$0")/../promise.sh"
cat >"$scratch/slow.boot" <<'BOOT'
image    busybox
kernel   seed
cmdline  kindling.run="/usr/bin/seq 100000 101000" kindling.onexit=reboot
expect "101000"
end with reboot
BOOT
"$kindling" test "$scratch/slow.boot" --dry-run >"$scratch/out" || fail 'no command'
line=$(grep '^qemu-system' "$scratch/out")
# A socket that is not read as fast as it is written to stops the line, and not the machine.
socket=$scratch/console.socket
line=$(printf '%s\n' "$line" | sed "s#-chardev stdio,id=console,[^ ]*#-chardev socket,id=console,server=on,path=$socket#; s#-mon [^ ]*##")
cat >"$scratch/reader.py" <<'PYTHON'
import socket, sys, time
console = socket.socket(socket.AF_UNIX)
while True:
    try:
        console.connect(sys.argv[1])
        break
    except OSError:
        time.sleep(0.05)
while block := console.recv(4096):
    sys.stdout.buffer.write(block)
    time.sleep(0.02)
PYTHON
(eval "exec timeout 200 $line" </dev/null >"$scratch/qemu" 2>&1) &
machine=$!
timeout 200 python3 "$scratch/reader.py" "$socket" | tr -d '\r' >"$scratch/console"
wait $machine || { cat "$scratch/qemu"; fail 'QEMU'; }
tail -n 5 "$scratch/console"
grep -q '^101000$' "$scratch/console" || fail 'its last line is lost'
grep -q 'seq 100000 101000 ended with exit status 0' "$scratch/console" || fail 'its end is not said'
grep -q 'init: rebooting' "$scratch/console" || fail 'what /init said last is lost'
