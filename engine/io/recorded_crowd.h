// Recorded instants as frames for whatever looks at people's places only (density and path maps):
// a frame holds time_s, dt_s, positions, spaces, presence and status; all else of it is null or
// empty. Thread rule: one thread.
#pragma once

#include "io/recording_reader.h"
#include "simulation/frame.h"

namespace muster::io {

class RecordedCrowd {
 public:
  // The spaces that recorded numbers mean are the campus' own: see samePlaces.
  const simulation::Frame& show(const RecordedFrame& recorded);

 private:
  crowd::Crowd crowd_;
  std::vector<simulation::Status> status_;
  simulation::Frame frame_{};
  bool started_ = false;
};

// Whether a recording was made on this campus: the same spaces in the same order.
bool samePlaces(const RecordingInfo& info, const plan::Campus& campus);

}  // namespace muster::io
