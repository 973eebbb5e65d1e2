#pragma once
// What the lines of a printed script call: shell functions, each for BusyBox's shell and commands.
// A function that fails has said why, as the steps of a table do.

namespace kindling::shell {

inline constexpr const char* head = R"sh(#!/bin/sh
# What the table does, as a script for BusyBox's shell: printed by `kindling init script`. A script
# waits for devices by looking again and again, where the table is told; it knows nothing of
# kindling.result= and kindling.timeline; and BusyBox's init is what stays.

say() {
    echo "init: $*"
}

# The terminal behind the console, on which every program is, and the environment of all of them.
# It can be asked for once /sys is there.
find_terminal() {
    [ -z "$terminal" ] || return 0
    active=$(cat /sys/class/tty/console/active 2>/dev/null) || return 0
    terminal=/dev/${active##* }
    [ -e "$terminal" ] || mknod -m 600 "$terminal" c \
        $(tr : ' ' <"/sys/class/tty/${active##* }/dev")
    exec 0<>"$terminal" 1>&0 2>&0
}

unset SHLVL PWD jobs terminal mounts missing kept inittab
unset single shell run onexit root rootfstype rootflags rootdelay rootwait access init panic
umask 022
export PATH="${PATH:-/sbin:/usr/sbin:/bin:/usr/bin}"
[ "$HOME" != / ] || [ ! -x /root ] || HOME=/root
[ "$TERM" != linux ] || TERM=vt102
)sh";

// Only in a script with a step that is required.
inline constexpr const char* rescue = R"sh(
# What can't go on without WHAT gets a shell, or a reboot with panic=, and tries again.
rescue() {
    say "no boot without $*"
    if [ "${panic:-0}" != 0 ]; then
        sleep "${panic#-}"
        reboot -f
    fi
    say 'a shell to mend it; then it is tried again'
    setsid cttyhack "${shell:-/bin/sh}"
}
)sh";

inline constexpr const char* mount_on = R"sh(
# mount_on TYPE PLACE FLAGS [OPTIONS]
mount_on() {
    case ,${mounts-$1}, in *,"$1",*) ;; *) return 0 ;; esac
    if mountpoint -q "$2"; then
        kept="$kept $2"
        return 0
    fi
    mkdir -p "$2" 2>/dev/null
    options=$3${4:+,$4}
    mount -t "$1" -o "${options#0,}" "$1" "$2" 2>/dev/null && return
    grep -q "	$1\$" /proc/filesystems && say "cannot mount $2" || missing="$missing $1"
    return 1
}
)sh";

inline constexpr const char* say_mounts = R"sh(
say_mounts() {
    [ -z "$missing" ] || say "this kernel has no$missing"
    [ -z "$kept" ] || say "mounted before:$kept"
}
)sh";

inline constexpr const char* take_settings = R"sh(
# take_settings ARGUMENT…: the kernel's command line, quotes honoured, and our arguments.
take_settings() {
    case " $* " in *' single '* | *' -s '* | *' 1 '*) single=yes ;; esac
    while IFS= read -r word; do
        case $word in
        kindling.shell=*) shell=${word#*=} ;;
        kindling.run=*) run=${word#*=} ;;
        kindling.onexit=*) onexit=${word#*=} ;;
        kindling.mounts=*) mounts=proc,${word#*=} ;;
        root=*) root=${word#*=} ;;
        rootfstype=*) rootfstype=${word#*=} ;;
        rootflags=*) rootflags=${word#*=} ;;
        rootdelay=*) rootdelay=${word#*=} ;;
        rootwait) rootwait=yes ;;
        ro | rw) access=$word ;;
        init=*) init=${word#*=} ;;
        panic=*) panic=${word#*=} ;;
        esac
    done <<END
$(xargs printf '%s\n' </proc/cmdline)
END
}
)sh";

inline constexpr const char* make_directory = R"sh(
make_directory() {
    [ -e "$1" ] || mkdir -m "$2" "$1"
}
)sh";

inline constexpr const char* make_link = R"sh(
# make_link PATH TARGET
make_link() {
    [ -e "$1" ] || [ -L "$1" ] || ln -s "$2" "$1"
}
)sh";

inline constexpr const char* make_node = R"sh(
# make_node PATH NAME-BELOW-/sys PERMISSIONS
make_node() {
    [ ! -e "$1" ] || return 0
    case $2 in class/block/*) kind=b ;; *) kind=c ;; esac
    mknod -m "$3" "$1" $kind $(tr : ' ' <"/sys/$2/dev")
}
)sh";

inline constexpr const char* make_nodes = R"sh(
make_nodes() {
    mkdir -p /dev
    while read -r name mode major minor; do
        [ -e "/dev/$name" ] || mknod "/dev/$name" c "$major" "$minor" || return
        chmod "$mode" "/dev/$name"
    done <<END
null 666 1 3
zero 666 1 5
full 666 1 7
random 666 1 8
urandom 666 1 9
kmsg 600 1 11
tty 666 5 0
console 600 5 1
ptmx 666 5 2
END
}
)sh";

inline constexpr const char* make_links = R"sh(
make_links() {
    while read -r name target; do
        [ -L "/dev/$name" ] || ln -s "/proc/self/$target" "/dev/$name"
    done <<END
fd fd
stdin fd/0
stdout fd/1
stderr fd/2
END
}
)sh";

inline constexpr const char* write_text = R"sh(
# write_text PATH TEXT
write_text() {
    [ -e "$1" ] && printf %s "$2" >"$1"
}
)sh";

inline constexpr const char* set_hostname = R"sh(
set_hostname() {
    name=$(head -n 1 /etc/hostname 2>/dev/null)
    hostname "${name:-$1}"
}
)sh";

inline constexpr const char* add_address = R"sh(
# add_address INTERFACE ADDRESS/LENGTH, with its network's broadcast address
add_address() {
    ip addr add "$2" brd + dev "$1"
}
)sh";

inline constexpr const char* add_route = R"sh(
# add_route NETWORK GATEWAY
add_route() {
    ip route add "$1" via "$2"
}
)sh";

inline constexpr const char* load_module = R"sh(
# load_module NAME [PARAMETERS]
load_module() {
    grep -q "/$1.ko" "/lib/modules/$(uname -r)/modules.builtin" 2>/dev/null && return
    modprobe "$1" $2
}
)sh";

inline constexpr const char* wait_for = R"sh(
# wait_for PATH SECONDS
wait_for() {
    tries=$(($2 * 10))
    until [ -e "$1" ]; do
        tries=$((tries - 1))
        if [ $tries -lt 0 ]; then
            say "$1 did not come"
            return 1
        fi
        sleep 0.1
    done
}
)sh";

inline constexpr const char* say_boot_time = R"sh(
say_boot_time() {
    read -r seconds rest </proc/uptime
    echo "Boot took $seconds seconds"
}
)sh";

inline constexpr const char* take_inittab = R"sh(
# take_inittab PATH: its jobs are those of BusyBox's init, which stays.
take_inittab() {
    [ -z "$single" ] && [ -e "$1" ] || return 0
    inittab=$(cat "$1")
}
)sh";

inline constexpr const char* go_to_root = R"sh(
# go_to_root ARGUMENT…: on to the disk of root=. BusyBox knows LABEL= and UUID=, but no PARTUUID=.
go_to_root() {
    [ -z "$run$single" ] || return 0
    case $root in '' | /dev/ram | /dev/ram0) return 0 ;; esac
    sleep "${rootdelay:-0}"
    tries=100
    until device=$(case $root in *=*) findfs "$root" ;; *) ls "$root" ;; esac 2>/dev/null); do
        [ -n "$rootwait" ] || tries=$((tries - 1))
        if [ $tries -lt 0 ]; then
            say "$root did not come"
            return 1
        fi
        sleep 0.1
    done
    mkdir -p /newroot
    mount ${rootfstype:+-t "$rootfstype"} -o "${access:-ro}${rootflags:+,$rootflags}" \
        "$device" /newroot || return
    for next in "$init" /sbin/init /etc/init /bin/init /bin/sh; do
        [ -n "$next" ] && chroot /newroot /bin/sh -c '[ -x "$1" ]' sh "$next" || continue
        for place in /dev /proc /sys /run; do
            mount -o move $place /newroot$place 2>/dev/null || umount -l $place 2>/dev/null
        done
        exec switch_root /newroot "$next" "$@"
    done
    umount /newroot
    return 1
}
)sh";

inline constexpr const char* supervise = R"sh(
# supervise COMMAND, as it stands in inittab
supervise() {
    jobs="$jobs
::respawn:env -u SHELL -u USER -u SHLVL -u PWD HOME=$HOME $1"
}
)sh";

inline constexpr const char* start_shell = R"sh(
# start_shell PROGRAM: as for a login, on the terminal; or the program of kindling.run=.
start_shell() {
    [ -z "$inittab" ] || [ -n "$run" ] || return 0
    program=${run:-${shell:-$1}}
    clean="unset SHELL USER SHLVL PWD; HOME=$HOME"
    case ${onexit:-${run:+poweroff}} in
    '' | respawn) jobs="$jobs
::respawn:-/bin/sh -c '$clean exec -a -$program $program'" ;;
    panic) jobs="$jobs
::once:-/bin/sh -c '$clean $program; echo c >/proc/sysrq-trigger'" ;;
    *) jobs="$jobs
::once:-/bin/sh -c '$clean $program; ${onexit:-poweroff}'" ;;
    esac
}
)sh";

inline constexpr const char* run = R"sh(
# run WORD…: in a session of its own, on the terminal.
run() {
    find_terminal
    setsid "$@" && return
    say "$1 ended with exit status $?"
    return 1
}
)sh";

inline constexpr const char* become = R"sh(
# become WORD…: an exec that fails would end this shell, and with it the machine.
become() {
    find_terminal
    command -v "$1" >/dev/null && exec "$@"
    say "cannot run $1"
    return 1
}
)sh";

inline constexpr const char* tail = R"sh(
# What is to run from here on stands in inittab, for BusyBox's init.
find_terminal
mkdir -p /etc
printf '%s\n' "$inittab" "$jobs" >/etc/inittab
exec init
)sh";

}  // namespace kindling::shell
