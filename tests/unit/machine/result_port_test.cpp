#include "machine/result_port.h"

#include "catch.h"
#include "machine/siphash.h"

using namespace kindling::machine;

namespace {

constexpr std::string_view nonce = repeatable_nonce;

std::string complaint(std::string_view bytes) {
    const auto reading = read_port(bytes, nonce);
    CHECK_FALSE(reading.proved);
    return reading.complaint;
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("SipHash gives the values of its authors") {
    // From vectors.h of the reference implementation: the key is 00 01 … 0f, the input the first N
    // of the bytes 00 01 …, the result in its order of bytes as a number. 15: the paper's example.
    struct Row {
        size_t length;
        std::uint64_t value;
    };
    constexpr Row rows[] = {
        {0, 0x726fdb47dd0e0e31},  {1, 0x74f839c593dc67fd}, {2, 0x0d6c8009d9a94f5a},
        {3, 0x85676696d7fb7e2d},  {4, 0xcf2794e0277187b7}, {5, 0x18765564cd99a68d},
        {6, 0xcbc9466e58fee3ce},  {7, 0xab0200f58b01d137}, {8, 0x93f5f5799a932462},
        {15, 0xa129ca6149be45e5},
    };
    std::array<std::uint8_t, 16> key{};
    std::string input;
    for (size_t i = 0; i < key.size(); ++i) {
        key[i] = static_cast<std::uint8_t>(i);
        input += static_cast<char>(i);
    }
    for (const auto& [length, value] : rows)
        CHECK(siphash(key, std::string_view(input).substr(0, length)) == value);
}

TEST_CASE("an answer with the right tag proves the status") {
    const auto zero = read_port(answer_line("exit=0", nonce) + "\n", nonce);
    CHECK(zero.proved == GuestStatus{false, 0});
    CHECK(zero.complaint.empty());
    CHECK(read_port(answer_line("exit=7", nonce) + "\r\n", nonce).proved == GuestStatus{false, 7});
    CHECK(read_port(answer_line("signal=9", nonce) + "\n", nonce).proved == GuestStatus{true, 9});
    // What the protocol's page shows.
    CHECK(answer_line("exit=0", nonce) == "kindling-result exit=0 eedeccf331c801a8");
}

TEST_CASE("nothing else does, and it is said why") {
    const std::string right = answer_line("exit=0", nonce);
    CHECK(complaint("").empty());
    CHECK(complaint("\r\n\n").empty());
    // An echo of the command line, and of the question.
    CHECK(has(complaint("kindling.result=ttyS1:" + std::string(nonce) + "\n"), "no answer"));
    CHECK(has(complaint("garbage \x1b[31m\n"), "no answer"));
    CHECK(has(complaint("kindling-result exit=0 0123456789abcdef\n"), "wrong tag"));
    CHECK(has(complaint("kindling-result exit=0 " + std::string(nonce) + "\n"), "wrong tag"));
    CHECK(has(complaint("kindling-result exit=0\n"), "wrong tag"));
    // The right tag of another status, of another nonce, in capitals, with something behind it.
    std::string other = right;
    other.replace(other.find("exit=0"), 6, "exit=1");
    CHECK(has(complaint(other + "\n"), "wrong tag"));
    CHECK(has(complaint(answer_line("exit=0", std::string(32, 'a')) + "\n"), "wrong tag"));
    std::string capitals = right;
    for (auto& c : capitals)
        if (c >= 'a' && c <= 'f' && &c >= &capitals[22]) c = static_cast<char>(c - 32);
    CHECK(has(complaint(capitals + "\n"), "wrong tag"));
    CHECK(has(complaint(right + " more\n"), "wrong tag"));
    // Two answers, even the same; one beside noise; one that is cut short.
    CHECK(has(complaint(right + "\n" + right + "\n"), "2 answers"));
    CHECK(has(complaint("noise\n" + right + "\n"), "no answer"));
    CHECK(has(complaint(right), "cut short"));
    for (const std::string status : {"exit=-1", "exit=256", "exit=00", "exit=", "done", "exit=0x0"})
        CHECK(has(complaint(answer_line(status, nonce) + "\n"), "an answer that is none"));
    // The guest's escape sequences do not reach the terminal.
    CHECK_FALSE(has(complaint("garbage \x1b[31m\n"), "\x1b"));
}

TEST_CASE("no two nonces are the same") {
    const std::string one = fresh_nonce().value();
    CHECK(one.size() == 32);
    CHECK(one.find_first_not_of("0123456789abcdef") == std::string::npos);
    CHECK(one != fresh_nonce().value());
}
