# `init build` makes an /init of a table that lies anywhere, from any folder; what is wrong with one is
# said with its file and line, and leaves nothing behind. `init script` prints a table.
. "$(dirname "$0")/../promise.sh"
mkdir "$scratch/a product" "$scratch/tmp"
cd "$scratch/a product" || exit 1
export TMPDIR=$scratch/tmp
table() { # FILE STEP…
    file=$1
    shift
    printf '#include "steps.h"\nnamespace kindling {\nconstexpr Step table[] = {\n' >"$file"
    printf '    %s,\n' "$@" >>"$file"
    printf '};\nstd::span<const Step> boot_table() { return table; }\n}\n' >>"$file"
}
nothing_left() {
    [ -z "$(ls "$scratch/tmp")" ] || fail "left behind: $(ls "$scratch/tmp")"
    [ ! -e bad ] || fail 'a program was written all the same'
}

table mine.cpp 'mount_step("proc", "/proc", bare_mount)' 'say_step("it'\''s \"mine\"")' \
    'supervise_step("/bin/daemon -a b$c")'
must_exit 0 "$kindling" init build mine.cpp
must_say 'mine: '
[ -x mine ] || fail 'mine is no program'
readelf -n mine | grep -q kindling || fail 'mine has no mark of ours'
must_exit 1 ./mine
must_say 'runs as process 1 alone'
size=$(wc -c <mine)
# What it does not use is not in it: inittab, modules, the way to a disk, waits, the network.
for text in 'it is too long' modules.dep /newroot 'did not come' CONFIG_INET; do
    ! grep -qF "$text" mine || fail "mine holds: $text"
done
must_exit 0 "$kindling" init build mine.cpp --explain -o taught
[ "$(wc -c <taught)" -gt "$size" ] || fail 'the teacher is no larger'
must_exit 0 "$kindling" init script mine.cpp -o script
must_exit 0 sh -n script
must_exit 0 cat script
must_say 'mount_on proc /proc nosuid,nodev,noexec '
must_say '# mount_step("proc", "/proc", MS_NOSUID|MS_NODEV|MS_NOEXEC)'
must_say "echo 'it'\\''s \"mine\"'"
must_say '# say_step("it'\''s \"mine\"")'
must_say "supervise '/bin/daemon -a '\\''b\$c'\\'''"
! grep -q 'go_to_root' script || fail 'the script holds what no step needs'
must_exit 0 "$kindling" init script init
must_say 'start_shell /bin/sh'

# As a user who may read the checkout and not write to it, where there is one.
if [ "$(id -u)" -eq 0 ]; then
    as_nobody='setpriv --reuid 65534 --regid 65534 --clear-groups'
    chmod 755 "$scratch" && mkdir "$scratch/nobody" && chmod 777 "$scratch/nobody" "$scratch/tmp"
    if $as_nobody test -r "$root/init/steps.h" && $as_nobody test -x "$kindling"; then
        must_exit 0 $as_nobody "$kindling" init build mine.cpp -o "$scratch/nobody/mine"
        cmp -s mine "$scratch/nobody/mine" || fail 'another user gets another program'
    fi
fi

table bad.cpp 'mount_step("proc", "/proc", bare_mount)' 'mount_stp("sysfs", "/sys", bare_mount)'
must_exit 125 "$kindling" init build bad.cpp
must_say 'bad.cpp does not compile:'
must_say "bad.cpp:5:"
must_say "did you mean 'mount_step'?"
nothing_left
echo 'int nothing;' >bad.cpp
must_exit 125 "$kindling" init build bad.cpp
must_say 'bad.cpp: it defines no table:'
nothing_left
table bad.cpp 'say_step("x")'
echo 'int* volatile kept; void keep() { kept = new int; }
namespace kindling { Result<void> own(const Step&, Boot&) { keep(); return {}; }
constexpr Step steps[] = {{.run = own}};
std::span<const Step> boot_table() { return steps; } }' | sed '1i #include "steps.h"' >bad.cpp
must_exit 125 "$kindling" init build bad.cpp
must_say 'bad.cpp does not link:'
must_say 'operator new'
must_say 'neither a heap'
nothing_left
sed -i 's/keep();//' bad.cpp
must_exit 1 "$kindling" init script bad.cpp
must_say "step 1 is code of the table's own"
must_exit 125 "$kindling" init build none.cpp
must_say 'none.cpp'
must_exit 125 "$kindling" init build mine.cpp -o mine.cpp
must_say 'is the table itself'
must_exit 125 "$kindling" init build mine.cpp -o .
must_say 'is a folder'
must_exit 125 "$kindling" init build mine.cpp -o no/such/folder
nothing_left
must_exit 125 "$kindling" init build mine
must_say 'init build takes a file'
must_exit 125 "$kindling" init script inti
must_say 'did you mean "init"?'
must_exit 125 "$kindling" init biuld mine.cpp
must_say 'did you mean "build"?'
