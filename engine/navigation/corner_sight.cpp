#include "navigation/corner_sight.h"

namespace muster::navigation {

CornerSight::CornerSight(std::size_t corners, std::size_t cells)
    : words_((cells + kPerWord - 1) / kPerWord), rows_(corners) {}

CornerSight::Row CornerSight::of(std::size_t corner) {
  Slot& slot = rows_[corner];
  if (auto* words = slot.words.load(std::memory_order_acquire)) return Row(words);
  if (bytes() + words_ * sizeof(std::uint32_t) > kMostBytes) return Row();
  auto fresh = std::make_unique<Words>(words_);
  std::atomic<std::uint32_t>* words = nullptr;
  if (!slot.words.compare_exchange_strong(words, fresh.get(), std::memory_order_acq_rel))
    return Row(words);  // another thread was quicker
  words = fresh.get();
  slot.owned = std::move(fresh);
  made_.fetch_add(1, std::memory_order_relaxed);
  return Row(words);
}

std::size_t CornerSight::bytes() const {
  return made_.load(std::memory_order_relaxed) * words_ * sizeof(std::uint32_t);
}

}  // namespace muster::navigation
