# verdict: infra
# says: actor.sh is no initramfs image
# The image is a text.
image ../images/actor.sh
end with stop
