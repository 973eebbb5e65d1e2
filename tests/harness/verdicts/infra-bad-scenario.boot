# verdict: infra
# says: did you mean "expect"?
# The scenario is none.
image ../images/actor.list
expct "x"
end with stop
