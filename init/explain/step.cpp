// run_steps for a teacher: every step says what it is for, what is done for it, and what became of
// it. It takes the place of ../step.cpp in init.explain.

#include "../step.h"

#include "../message.h"
#include "../steps.h"
#include "../supervisor.h"
#include "support/error_text.h"

namespace kindling {
namespace {

struct Lesson {
    Result<void> (*run)(const Step& step, Boot& boot);
    const char* what;
};

constexpr Lesson lessons[] = {
    {mount_file_system, "mount a file system: the kernel shows it below a directory"},
    {say_mounts, "say which file systems could not be had"},
    {take_settings, "read the kernel's command line, and take what is meant for us"},
    {make_directory, "make a directory"},
    {make_link, "make a symbolic link: a name that leads to another"},
    {make_device_node,
     "make a device's node: a name with the numbers by which the kernel knows it"},
    {make_standard_nodes, "make the nodes that programs expect in /dev, for nobody else does"},
    {make_standard_links, "name our open files: /dev/stdin is /proc/self/fd/0, and so on"},
    {write_text, "write to a file: so the kernel's settings are made, in /proc/sys and /sys"},
    {set_hostname, "name the machine"},
    {bring_link_up, "bring a network interface up; lo is the machine itself, 127.0.0.1"},
    {set_address, "give a network interface its address"},
    {add_route, "say by way of which machine a network is reached"},
    {load_module, "load a module, and before it those that it needs"},
    {wait_for_path,
     "wait until a device is there: the kernel says so (uevents), nobody looks twice"},
    {say_text, "say something"},
    {say_boot_time, "say how long ago the kernel began (/proc/uptime)"},
    {take_inittab, "read inittab: which programs run at the start, always, and at the end"},
    {switch_to_root, "go on to the disk that root= names, if there is one"},
    {start_shell, "note the shell of the console: it starts when the table is done"},
    {supervise_program, "note a program that is to run always, and is started anew"},
    {run_program, "run a program, and wait for its end"},
    {exec_program, "become another program: it is process 1 from here on"},
};

const char* what_it_is(const Step& step) {
    for (const Lesson& lesson : lessons) {
        if (lesson.run == step.run) return lesson.what;
    }
    return "a step of this table's own";
}

void say_outcome(const Result<void>& done, const Step& step, Need need) {
    Line line("       ");
    if (done) {
        line << "done.";
        return;
    }
    line << "it failed: ";
    say_error(line.text(), done.error().number);
    line << (step.fallback != nullptr ? "; something else stands in for it"
             : need == Need::required ? "; the boot can't go on without it"
                                      : "; the boot goes on without it");
}

// The step, or what stands in for it. False when none of them went well.
bool teach(const Step& step, Boot& boot) {
    for (const Step* now = &step; now != nullptr; now = now->fallback) {
        if (*now->subject != '\0' || *now->place != '\0') {
            Line("       ") << now->subject << ' ' << now->place;
        }
        const auto done = now->run(*now, boot);
        say_outcome(done, *now, step.need);
        if (done) return true;
    }
    return false;
}

}  // namespace

void run_steps(std::span<const Step> steps, Boot& boot) {
    unsigned number = 0;
    for (const Step& step : steps) {
        ++number;
        Line("") << "step " << number << " of " << steps.size() << ": " << what_it_is(step);
        while (!teach(step, boot) && step.need == Need::required) boot.supervisor.rescue();
    }
}

}  // namespace kindling
