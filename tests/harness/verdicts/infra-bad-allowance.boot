# verdict: infra
# prepare: echo 'allow "WARNING in foo"' >known
# options: --allow $scratch/known
# says: known:1
# says: reason= is missing
# A file of known trouble does not say why.
image ../images/actor.list
kernel test

end with reboot
