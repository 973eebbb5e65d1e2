#pragma once
// The facts that the probe tells: lines of three fields, kind, key and value.

#include <cstdint>
#include <span>
#include <string_view>

#include "support/output.h"

namespace kindling::probe {

// Takes facts. A tab parts the fields, a newline ends a fact; such bytes in a field, and all
// others that are no printable ASCII, are written as %XX (and % as %25).
class Report {
  public:
    // Writes to FD through ROOM; with FD -1 the facts are only counted and summed up.
    Report(int fd, std::span<char> room) : out_(fd, room), writes_(fd >= 0) {}

    Report& kind(std::string_view text);
    // Adds to the field that is being written.
    Report& operator<<(std::string_view text);
    Report& operator<<(const char* text) { return *this << std::string_view(text); }
    Report& operator<<(std::uint64_t number);
    Report& octal(std::uint64_t number);
    // Goes on to the next field.
    Report& next();
    void end();
    void flush() { (void)out_.flush(); }

    // A sum over all facts so far (FNV-1a): two reports of the same facts have the same one.
    [[nodiscard]] std::uint64_t sum() const { return sum_; }
    [[nodiscard]] std::uint64_t facts() const { return facts_; }

  private:
    void put(char byte);

    Output out_;
    bool writes_;
    std::uint64_t sum_ = 14695981039346656037U;
    std::uint64_t facts_ = 0;
};

// What there is to tell (each in a file of its own name): what a boot changes by itself from one
// moment to the next is in system.cpp alone.
void report_mounts(Report& report);
void report_modules(Report& report);
void report_devices(Report& report);
void report_network(Report& report);
void report_processes(Report& report);
void report_sysctls(Report& report);

}  // namespace kindling::probe
