// Who waits in front of an opening, in streams: one for each side and opening through which they
// came into the space before it. Inside a stream first come, first served; among streams that can
// go on, each in turn (the merging rule, evacuation.h).
//
// Thread rule: a plain value.
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "plan/campus.h"

namespace muster::hydraulic {

class Queue {
 public:
  std::size_t size() const { return size_; }
  // Of those who stand in `from`.
  std::size_t size(plan::SpaceId from) const;

  // `via`: none for those who started in `from`.
  void join(plan::SpaceId from, plan::OpeningId via, std::uint32_t person);
  // Gives up waiting. Requires: it waits here.
  void leave(std::uint32_t person);
  // Takes the first of the stream whose turn it is, of those for which admits(from) holds; asks for
  // each side once.
  template <class Admits>
  std::optional<std::uint32_t> next(const Admits& admits);

 private:
  struct Stream {
    plan::SpaceId from;
    plan::OpeningId via;
    std::deque<std::uint32_t> people;
  };
  std::vector<Stream> streams_;  // in the order in which they arose
  std::size_t last_ = 0;         // whose turn it was
  std::size_t size_ = 0;
};

template <class Admits>
std::optional<std::uint32_t> Queue::next(const Admits& admits) {
  plan::SpaceId refused;
  for (std::size_t i = 1; i <= streams_.size(); ++i) {
    const std::size_t turn = (last_ + i) % streams_.size();
    Stream& stream = streams_[turn];
    if (stream.people.empty() || stream.from == refused) continue;
    if (!admits(stream.from)) {
      refused = stream.from;
      continue;
    }
    const std::uint32_t person = stream.people.front();
    stream.people.pop_front();
    last_ = turn;
    --size_;
    return person;
  }
  return std::nullopt;
}

}  // namespace muster::hydraulic
