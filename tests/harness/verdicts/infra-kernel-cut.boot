# verdict: infra
# prepare: head -c 400 "$("$kindling" kernel build seed | sed -n 's/^bzimage *//p')" >cut
# options: --kernel "$scratch/cut"
# says: cut is no kernel to boot
# Of the kernel only the first bytes are there.
image ../images/actor.list
end with stop
