#include "crowd/near_list.h"

#include <algorithm>

namespace muster::crowd {

namespace {

// Keeps the kNearLimit nearest of the list and a newcomer.
void replaceFarthest(const Neighbourhood& seen, std::size_t newcomer,
                     std::span<std::uint32_t> list) {
  const auto squared = [&](std::size_t i) { return seen.x[i] * seen.x[i] + seen.y[i] * seen.y[i]; };
  const auto farthest = std::max_element(list.begin(), list.end(),
                                         [&](auto a, auto b) { return squared(a) < squared(b); });
  if (squared(newcomer) < squared(*farthest)) *farthest = static_cast<std::uint32_t>(newcomer);
}

}  // namespace

void listNear(std::size_t k, const Neighbourhood& seen, double dt, Proposal& proposal) {
  const std::span<std::uint32_t> slots(proposal.near.data() + k * kNearLimit, kNearLimit);
  const double margin = kNearMargin_m + kNearSpeed * dt;
  std::uint32_t count = 0;
  proposal.nearTruncated[k] = 0;
  for (std::size_t i = 0; i < seen.count; ++i) {
    const double limit = seen.reach[i] + margin;
    if (!(seen.x[i] * seen.x[i] + seen.y[i] * seen.y[i] < limit * limit)) continue;
    if (count < kNearLimit) {
      slots[count++] = static_cast<std::uint32_t>(i);
    } else {
      proposal.nearTruncated[k] = 1;
      replaceFarthest(seen, i, slots);
    }
  }
  for (std::uint32_t n = 0; n < count; ++n) slots[n] = seen.row[slots[n]];
  proposal.nearCount[k] = count;
}

}  // namespace muster::crowd
