#include "behaviour/service_desk.h"

#include <algorithm>

namespace muster::behaviour {

ServiceDesk::ServiceDesk(std::size_t lanes, bool lineEach, bool jockeying, std::size_t people)
    : lanes_(lanes), lines_(lineEach ? lanes : 1), open_(lanes), jockeying_(jockeying) {
  for (auto& line : lines_) line.reserve(people);
}

void ServiceDesk::join(std::uint32_t who) {
  lines_[shortestLine()].push_back(who);
}

void ServiceDesk::leave(std::uint32_t who) {
  for (Lane& lane : lanes_) {
    if (lane.customer == who) lane = {};
  }
  for (auto& line : lines_) std::erase(line, who);
}

void ServiceDesk::setOpen(std::size_t lanes) {
  open_ = std::clamp<std::size_t>(lanes, 1, lanes_.size());
  for (std::size_t l = open_; l < lines_.size(); ++l) {
    for (const std::uint32_t who : lines_[l]) join(who);
    lines_[l].clear();
  }
}

std::size_t ServiceDesk::waiting() const {
  std::size_t sum = 0;
  for (const auto& line : lines_) sum += line.size();
  return sum;
}

void ServiceDesk::callNext() {
  if (jockeying_) jockey();
  for (std::size_t k = 0; k < open_; ++k) {
    auto& line = lines_[lines_.size() == 1 ? 0 : k];
    if (lanes_[k].customer != kNobody || line.empty()) continue;
    lanes_[k] = {line.front(), -1};
    line.erase(line.begin());
  }
}

// One change at a time: with two, both would run to the same end.
void ServiceDesk::jockey() {
  const std::size_t to = shortestLine();
  for (std::size_t l = 0; l < std::min(open_, lines_.size()); ++l) {
    if (lines_[l].empty() || lengthOf(l) < lengthOf(to) + 2) continue;
    lines_[to].push_back(lines_[l].back());
    lines_[l].pop_back();
    return;
  }
}

std::size_t ServiceDesk::lengthOf(std::size_t line) const {
  return lines_[line].size() + (lanes_[line].customer == kNobody ? 0 : 1);
}

std::size_t ServiceDesk::shortestLine() const {
  std::size_t best = 0;
  for (std::size_t l = 1; l < std::min(open_, lines_.size()); ++l) {
    if (lengthOf(l) < lengthOf(best)) best = l;
  }
  return best;
}

}  // namespace muster::behaviour
