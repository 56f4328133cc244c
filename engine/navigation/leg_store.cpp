#include "navigation/leg_store.h"

namespace muster::navigation {

LegId LegStore::find(const LegKey& key) const {
  const std::lock_guard lock(mutex_);
  const auto found = ids_.find(key);
  return found == ids_.end() ? LegId{} : found->second;
}

LegId LegStore::add(const LegKey& key, Leg leg) {
  const std::lock_guard lock(mutex_);
  const auto [entry, isNew] = ids_.try_emplace(key, LegId(size_));
  if (!isNew) return entry->second;
  const Slot slot = slotOf(size_);
  if (!chunks_[slot.chunk]) chunks_[slot.chunk] = std::make_unique<Leg[]>(kFirst << slot.chunk);
  chunks_[slot.chunk][slot.offset] = std::move(leg);
  ++size_;
  return entry->second;
}

std::size_t LegStore::size() const {
  const std::lock_guard lock(mutex_);
  return size_;
}

std::size_t LegStore::bytes() const {
  const std::lock_guard lock(mutex_);
  std::size_t sum = 0;
  for (std::size_t i = 0; i < size_; ++i) sum += (*this)[LegId(i)].bytes();
  return sum;
}

}  // namespace muster::navigation
