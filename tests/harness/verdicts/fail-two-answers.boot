# verdict: fail
# says: something that is no answer
# The right answer comes, and another line before it.
image busybox
require proved

run "mknod /dev/port c 4 65 && echo noise >/dev/port"
end with reboot
