// A recorded instant in the shape that `analysis` reads: enough for densities (positions, spaces,
// who is present), nothing of routes or wishes, which recordings do not hold.
// Thread rule: plain value; the campus must outlive it.
#pragma once

#include "crowd/crowd.h"
#include "io/recording_reader.h"
#include "simulation/frame.h"

namespace muster::viewer {

class RecordedCrowd {
 public:
  explicit RecordedCrowd(const plan::Campus& campus) { setup_.campus = &campus; }
  // Valid until the next call.
  simulation::Frame frame(const io::RecordedFrame& recorded);

 private:
  simulation::Setup setup_;
  crowd::Crowd crowd_;
};

}  // namespace muster::viewer
