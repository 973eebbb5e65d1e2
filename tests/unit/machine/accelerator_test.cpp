#include "machine/accelerator.h"

#include "catch.h"

using namespace kindling;
using namespace kindling::machine;

namespace {

Observation seen(const std::string& accelerator, bool works, double seconds) {
    return {accelerator, works, seconds, works ? "ran it" : "did not end it"};
}

}  // namespace

TEST_CASE("the faster accelerator of those that work is taken") {
    const auto name = [](std::vector<Observation> observations) {
        const auto chosen = fastest(std::move(observations));
        return chosen ? chosen->name : "none";
    };
    CHECK(name({seen("tcg", true, 0.2), seen("kvm", true, 0.1)}) == "kvm");
    CHECK(name({seen("tcg", true, 0.2), seen("kvm", true, 0.9)}) == "tcg");
    CHECK(name({seen("tcg", true, 0.2), seen("kvm", false, 0.1)}) == "tcg");
    CHECK(name({seen("tcg", false, 0.1), seen("kvm", true, 0.9)}) == "kvm");
    CHECK(name({seen("tcg", false, 0.2), seen("kvm", false, 0.1)}) == "none");
    CHECK(name({}) == "none");
}

TEST_CASE("the reason tells of the winner and of the others") {
    CHECK(fastest({seen("tcg", true, 0.2), seen("kvm", false, 1)}).value().reason ==
          "it ran it; kvm did not end it");
    CHECK(fastest({seen("tcg", false, 0.2), seen("kvm", false, 1)}).error().message ==
          "no accelerator works: tcg did not end it; kvm did not end it");
}

TEST_CASE("an answer comes back from the cache as it went in") {
    const Accelerator answer{"kvm",
                             "because: it is",
                             {{"tcg", true, 0.234, "ran: yes"}, {"kvm", false, 1.5, "two\nlines"}}};
    const auto back = accelerator_from(to_text(answer, "a key: 1"), "a key: 1");
    REQUIRE(back);
    CHECK(back->name == "kvm");
    CHECK(back->reason == "because: it is");
    REQUIRE(back->observations.size() == 2);
    CHECK(back->observations[0].works);
    CHECK(back->observations[0].accelerator == "tcg");
    CHECK(back->observations[0].seconds == 0.234);
    CHECK(back->observations[0].what == "ran: yes");
    CHECK(!back->observations[1].works);
    CHECK(back->observations[1].what == "two lines");
}

TEST_CASE("an answer of another boot, or a damaged one, is none") {
    const std::string text = to_text({"tcg", "why", {seen("tcg", true, 0.2)}}, "key");
    CHECK(accelerator_from(text, "key"));
    CHECK(!accelerator_from(text, "another key"));
    CHECK(!accelerator_from("", "key"));
    CHECK(!accelerator_from("no colon", "key"));
    CHECK(!accelerator_from("key: key\nname: hvf\nreason: why\n", "key"));
    CHECK(!accelerator_from("key: key\nname: tcg\n", "key"));
    // Cut anywhere inside its block of observations, it is not taken for whole.
    const size_t block = text.find("accelerator: tcg");
    for (size_t size = block + 1; size < text.find("what:"); ++size)
        CHECK(!accelerator_from(text.substr(0, size), "key"));
}

TEST_CASE("a request is auto, kvm or tcg") {
    CHECK(parse_accelerator_request("auto").value() == AcceleratorRequest::automatic);
    CHECK(parse_accelerator_request("kvm").value() == AcceleratorRequest::kvm);
    CHECK(parse_accelerator_request("tcg").value() == AcceleratorRequest::tcg);
    CHECK(parse_accelerator_request("kvn").error().message ==
          "unknown accelerator \"kvn\", did you mean \"kvm\"? (there are auto, kvm and tcg)");
}
