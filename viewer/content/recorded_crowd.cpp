#include "viewer/content/recorded_crowd.h"

namespace muster::viewer {

simulation::Frame RecordedCrowd::frame(const io::RecordedFrame& recorded) {
  const std::size_t count = recorded.present.size();
  if (crowd_.size() != count) crowd_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    crowd_.present[i] = recorded.present[i];
    crowd_.body[i].position = recorded.position[i];
    crowd_.body[i].space =
        recorded.present[i] ? plan::SpaceId(std::size_t{recorded.space[i]}) : plan::SpaceId();
  }
  simulation::Frame frame{};
  frame.setup = &setup_;
  frame.crowd = &crowd_;
  frame.time_s = recorded.time_s;
  frame.status = recorded.status;
  return frame;
}

}  // namespace muster::viewer
