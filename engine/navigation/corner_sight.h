// What the turning points of a terrain see, remembered: every field of the terrain asks whether a
// cell sees a corner in a straight line, and the answer does not depend on the field's goal. So a
// line is followed once and not once a goal. (Tried: 2,048 rays around a corner that each stand for
// all lines near it: as dear, and labels near the rim of what is seen were wrong, in a yard by
// detours of up to 25 m.)
//
// Thread rule: any number of threads may ask and tell at once. Who asks first never matters: an
// answer is a function of corner and cell, so that two threads tell the same.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

namespace muster::navigation {

class CornerSight {
 public:
  CornerSight(std::size_t corners, std::size_t cells);
  CornerSight(const CornerSight&) = delete;
  CornerSight& operator=(const CornerSight&) = delete;

  enum class Seen : std::uint32_t { unknown, hidden, seen };
  // What one corner sees, by cell. Remembers nothing where memory would go beyond kMostBytes.
  class Row {
   public:
    Row() = default;
    Seen at(std::size_t cell) const {
      if (!words_) return Seen::unknown;
      const std::uint32_t word = words_[cell / kPerWord].load(std::memory_order_relaxed);
      return static_cast<Seen>((word >> shift(cell)) & 3u);
    }
    void tell(std::size_t cell, bool seen) const {
      if (!words_) return;
      const auto what = static_cast<std::uint32_t>(seen ? Seen::seen : Seen::hidden);
      words_[cell / kPerWord].fetch_or(what << shift(cell), std::memory_order_relaxed);
    }

   private:
    friend class CornerSight;
    explicit Row(std::atomic<std::uint32_t>* words) : words_(words) {}
    static std::size_t shift(std::size_t cell) { return cell % kPerWord * 2; }
    std::atomic<std::uint32_t>* words_ = nullptr;
  };
  Row of(std::size_t corner);
  std::size_t bytes() const;

 private:
  static constexpr std::size_t kPerWord = 16;
  static constexpr std::size_t kMostBytes = std::size_t{64} << 20;
  using Words = std::atomic<std::uint32_t>[];
  struct Slot {
    std::atomic<std::atomic<std::uint32_t>*> words{nullptr};
    std::unique_ptr<Words> owned;  // written by the thread that put `words` in
  };

  std::size_t words_;  // of a row
  std::vector<Slot> rows_;
  std::atomic<std::size_t> made_{0};
};

}  // namespace muster::navigation
