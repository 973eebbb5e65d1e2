#include "said_call.h"

#include <cerrno>

#include "support/error_text.h"
#include "support/filesystems.h"

namespace kindling {
namespace {

struct Cause {
    // Only of this call; nullptr: of any.
    const char* call;
    int number;
    const char* text;
};

// The first that fits is said.
constexpr Cause causes[] = {
    {"open", ENXIO, "the node is there, but no driver for it"},
    {"open", ENODEV, "the node is there, but no device, or no console (console=null)"},
    {"open", ENOENT, "what makes it is not mounted yet, or nobody has made it"},
    {"finit_module", EEXIST, "it is loaded already, which is as good"},
    {"finit_module", ENOEXEC, "it was built for another kernel (modinfo's vermagic)"},
    {"finit_module", ENOENT, "it needs a symbol of a module that is not loaded (modules.dep)"},
    {"finit_module", EINVAL, "a parameter that it does not know, or a value that it does not take"},
    {"finit_module", ENOSYS, "this kernel loads no modules, which CONFIG_MODULES brings"},
    {"finit_module", EPERM, "modules may not be loaded any more (kernel.modules_disabled)"},
    {"ioctl", ENODEV, "there is no such interface: its driver is not loaded, or did not find it"},
    {"ioctl", ENOTTY, "that is no terminal, or not one that can do so"},
    {"ioctl", EPERM, "it is the terminal of another session, or ours has one already"},
    {"ioctl", ENETUNREACH, "the gateway is in no network of an interface that is up"},
    {"ioctl", ENETDOWN, "the interface is not up"},
    {"ioctl", EEXIST, "it is there already, which is as good"},
    {nullptr, EEXIST, "it is there already, which is as good"},
    {nullptr, EPERM, "process 1 lacks the right to: in a container, or a lockdown?"},
    {nullptr, EACCES, "a permission is missing: the x bit, or the place is mounted noexec"},
    {nullptr, ENOENT,
     "a part of the path is not there; of a program, maybe its interpreter or loader"},
    {nullptr, ENOEXEC, "no program for this machine, and no script with a #! line"},
    {nullptr, EROFS, "the file system is mounted read-only"},
    {nullptr, EBUSY, "something is mounted there already, or it is in use"},
    {nullptr, ENOTBLK, "the source is no block device"},
    {nullptr, EINVAL, "a bad option, a bad super block, or no mount point"},
    {nullptr, ENOSYS, "this kernel was built without that call"},
};

constexpr const char* indent = "         ";

void say_cause(Output& out, std::string_view call, int number, const char* type) {
    if (number == ENODEV && type != nullptr) {
        out << ": this kernel has no " << type << ", which " << kernel_option(type) << " brings";
        return;
    }
    for (const Cause& cause : causes) {
        if (cause.number != number || (cause.call != nullptr && call != cause.call)) continue;
        out << ": " << cause.text;
        return;
    }
}

}  // namespace

SaidCall::SaidCall(const char* call, long returned)
    : call_(call), returned_(returned), number_(errno), line_(indent) {
    line_ << call << '(';
}

SaidCall::~SaidCall() {
    line_ << ") = " << returned_;
    if (returned_ < 0) {
        line_ << ", ";
        say_error(line_.text(), number_);
        say_cause(line_.text(), call_, number_, type_);
    }
    errno = number_;
}

Output& SaidCall::next() {
    Output& out = line_.text() << between_;
    between_ = ", ";
    return out;
}

SaidCall& SaidCall::text(const char* text) {
    return text == nullptr ? word("NULL") : this->text(std::string_view(text));
}

SaidCall& SaidCall::text(std::string_view text) {
    next() << '"' << text << '"';
    return *this;
}

SaidCall& SaidCall::number(long number) {
    next() << number;
    return *this;
}

SaidCall& SaidCall::octal(unsigned long number) {
    next() << '0' << Padded{number, 0, ' ', 8};
    return *this;
}

SaidCall& SaidCall::word(std::string_view word) {
    next() << word;
    return *this;
}

SaidCall& SaidCall::flags(unsigned long set, std::span<const Flag> names, const char* first) {
    Output& out = next() << first;
    bool some = *first != '\0';
    for (const Flag& flag : names) {
        if ((set & flag.bit) == 0) continue;
        if (some) out << '|';
        out << flag.name;
        some = true;
    }
    if (!some) out << '0';
    return *this;
}

SaidCall& SaidCall::about(const char* type) {
    type_ = type;
    return *this;
}

}  // namespace kindling
