# verdict: fail
# says: wrong tag
# A program answers over the result port without knowing the tag.
image ../images/actor.list
cmdline act=forge
require proved

expect "acting: forge"
end with reboot
