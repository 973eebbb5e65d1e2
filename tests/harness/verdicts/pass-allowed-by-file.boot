# verdict: pass
# prepare: echo 'allow /^WARNING in lkdtm_/ reason="they are provoked"' >known
# options: --allow $scratch/known
# says: they are provoked
# A warning that is known from a file of such.
image ../images/actor.list
kernel test
cmdline act=warn

expect "acting: survived"
end with reboot
