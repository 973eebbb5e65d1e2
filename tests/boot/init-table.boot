# What /init's table leaves behind: mounts with their flags, names in /dev, the host's name, the
# loopback; and what PID 1 itself takes.

image    busybox
kernel   test
cmdline  kindling.timeline kindling.mount=proc
timeout  120s
silence  60s
require  proved

expect "kindling.mount means nothing; the nearest is kindling.mounts"
expect /^kindling-step 1 \d+ \d+ 0 proc \/proc/
run "mount"
  output contains "proc on /proc type proc (rw,nosuid,nodev,noexec,relatime)"
  output contains "sysfs on /sys type sysfs (rw,nosuid,nodev,noexec,relatime)"
  output matches /devtmpfs on \/dev type devtmpfs \(rw,nosuid,.*mode=755/
  output contains "devpts on /dev/pts type devpts (rw,nosuid,noexec,relatime,gid=5,mode=620,ptmxmode=666)"
  output matches /tmpfs on \/dev\/shm type tmpfs \(rw,nosuid,nodev,/
  output matches /tmpfs on \/run type tmpfs \(rw,nosuid,nodev,.*mode=755/
  output matches /tmpfs on \/tmp type tmpfs \(rw,nosuid,nodev,/
  output contains "debugfs on /sys/kernel/debug type debugfs (rw,nosuid,nodev,noexec,relatime)"
  output contains "tracefs on /sys/kernel/tracing type tracefs (rw,nosuid,nodev,noexec,relatime)"
  output contains "cgroup2 on /sys/fs/cgroup type cgroup2 (rw,nosuid,nodev,noexec,relatime)"
run "for name in fd stdin stdout stderr; do readlink /dev/$name; done"
  output is "/proc/self/fd\n/proc/self/fd/0\n/proc/self/fd/1\n/proc/self/fd/2"
run "hostname; umask; cat /proc/sys/kernel/ctrl-alt-del; ls -ld /tmp | cut -c 1-10"
  output is "kindling\n0022\n0\ndrwxrwxrwt"
run "ip addr show lo"
  output contains "127.0.0.1/8"
# PID 1: three open files, no signal ignored or caught, few pages of its own.
run "ls /proc/1/fd | wc -l && grep -E 'Sig(Ign|Cgt)' /proc/1/status"
  output is "3\nSigIgn:\t0000000000000000\nSigCgt:\t0000000000000000"
run "[ $(sed -n 's/^Anonymous: *//p' /proc/1/smaps_rollup | sed 's/ kB//') -le 64 ]"
# And a child: nothing blocked, nothing ignored, no file but the standard ones.
run "grep -E 'Sig(Blk|Ign)' /proc/self/status; ls /proc/self/fd | wc -l"
  output is "SigBlk:\t0000000000000000\nSigIgn:\t0000000000000000\n4"
end with power-off
