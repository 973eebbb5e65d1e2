# The table of boots that run, on a terminal of 80 columns and on a narrow one: redrawn in place,
# never wider, gone at the end; ^C leaves no half of it.
. "$(dirname "$0")/../promise.sh"

printf 'image hello\nmatrix memory 64M 65M 66M\nexpect "Hello"\nend with panic\n' >"$scratch/greet.boot"
printf 'image %s\ncmdline act=chatter\nmatrix memory 64M 65M\nexpect "no"\nend with stop\n' \
    "$root/tests/harness/images/actor.list" >"$scratch/chatter.boot"
python3 "$root/tests/harness/live_table.py" "$kindling" "$scratch" || fail 'the live table'
