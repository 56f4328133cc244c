// Where legs live: addresses never change, ids are dense, reading needs no lock.
//
// Thread rule: add() and find() lock; operator[] does not: whoever has an id got it from find() or
// add(), which happened before.
#pragma once

#include <array>
#include <bit>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "navigation/leg.h"

namespace muster::navigation {

class LegStore {
 public:
  LegId find(const LegKey& key) const;
  // The id of an equal key that came in earlier, or of this leg now.
  LegId add(const LegKey& key, Leg leg);
  const Leg& operator[](LegId id) const {
    const Slot slot = slotOf(id.index());
    return chunks_[slot.chunk][slot.offset];
  }
  // Calls visit(key, leg) for all of them, in the order of their keys.
  template <class Visit>
  void forAll(const Visit& visit) const {
    const std::lock_guard lock(mutex_);
    for (const auto& [key, id] : ids_) visit(key, (*this)[id]);
  }
  std::size_t size() const;
  std::size_t bytes() const;

 private:
  // Chunk c holds kFirst << c legs: chunks never move, and their table never grows.
  static constexpr std::size_t kFirst = 64;
  struct Slot {
    std::size_t chunk, offset;
  };
  static Slot slotOf(std::size_t index) {
    const auto chunk = static_cast<std::size_t>(std::bit_width(index / kFirst + 1)) - 1;
    return {chunk, index - kFirst * ((std::size_t{1} << chunk) - 1)};
  }

  mutable std::mutex mutex_;
  std::array<std::unique_ptr<Leg[]>, 26> chunks_;  // 4e9 legs
  std::size_t size_ = 0;
  std::map<LegKey, LegId> ids_;
};

}  // namespace muster::navigation
