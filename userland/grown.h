#pragma once
#include <cstdlib>
#include <span>
#include <type_traits>
#include <utility>

#include "support/result.h"

namespace kindling {

// A row of values that grows, for commands that can't know beforehand how much there will be.
// (The C++ library's vector needs operator new and exceptions, and guest programs have neither.)
template <typename Value>
    requires std::is_trivially_copyable_v<Value>
class Grown {
  public:
    Grown() = default;
    Grown(Grown&& other) noexcept
        : data_(std::exchange(other.data_, nullptr)),
          size_(std::exchange(other.size_, 0)),
          room_(std::exchange(other.room_, 0)) {}
    Grown& operator=(Grown&&) = delete;
    Grown(const Grown&) = delete;
    Grown& operator=(const Grown&) = delete;
    ~Grown() { std::free(data_); }

    // Makes room for COUNT more and gives it; it counts as content once add(COUNT) is called.
    [[nodiscard]] Result<std::span<Value>> reserve(std::size_t count) {
        if (room_ - size_ < count) {
            const std::size_t wanted = (size_ + count) * 2;
            void* const grown = std::realloc(data_, wanted * sizeof(Value));
            if (grown == nullptr) return failure("get", "memory", ENOMEM);
            data_ = static_cast<Value*>(grown);
            room_ = wanted;
        }
        return std::span(data_ + size_, room_ - size_);
    }
    void add(std::size_t count) { size_ += count; }
    [[nodiscard]] Result<void> push(const Value& value) {
        const std::span<Value> room = TRY(reserve(1));
        room[0] = value;
        add(1);
        return {};
    }

    [[nodiscard]] std::span<Value> all() { return {data_, size_}; }
    [[nodiscard]] std::size_t size() const { return size_; }

  private:
    Value* data_ = nullptr;
    std::size_t size_ = 0;
    std::size_t room_ = 0;
};

}  // namespace kindling
