#include "hydraulic/queue.h"

namespace muster::hydraulic {

std::size_t Queue::size(plan::SpaceId from) const {
  std::size_t people = 0;
  for (const Stream& stream : streams_) people += stream.from == from ? stream.people.size() : 0;
  return people;
}

void Queue::join(plan::SpaceId from, plan::OpeningId via, std::uint32_t person) {
  auto stream = std::ranges::find_if(
      streams_, [&](const Stream& s) { return s.from == from && s.via == via; });
  if (stream == streams_.end()) stream = streams_.insert(streams_.end(), Stream{from, via, {}});
  stream->people.push_back(person);
  ++size_;
}

void Queue::leave(std::uint32_t person) {
  for (Stream& stream : streams_) size_ -= std::erase(stream.people, person);
}

}  // namespace muster::hydraulic
