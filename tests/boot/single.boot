# "single" gives a shell, whatever inittab says, and what stands behind "--" is /init's as well. Of the
# file systems, those that kindling.mounts names.

image    images/inittab.list
kernel   test
cmdline  single kindling.mounts=proc,sysfs,devpts -- behind
timeout  120s
silence  60s
reject   "inittab: sysinit"

run "xargs -0 echo </proc/1/cmdline"
  output is "/init single behind"
run "echo $(cut -d ' ' -f 3 /proc/mounts)"
  output is "rootfs proc sysfs devpts"
enter "poweroff"
end with power-off
