#include "viewer/content/overview.h"

#include "analysis/density_map.h"
#include "viewer/content/recorded_crowd.h"

namespace muster::viewer {

void count(OverviewData& data, const io::RecordedFrame& frame, const plan::Campus& campus) {
  data.inSpace.resize(campus.spaces.size());
  data.times_s.push_back(frame.time_s);
  for (auto& space : data.inSpace) space.resize(data.times_s.size());
  std::uint32_t gone = 0;
  for (std::size_t i = 0; i < frame.present.size(); ++i) {
    const simulation::Status status = frame.status[i];
    gone += status == simulation::Status::out || status == simulation::Status::arrived ? 1 : 0;
    if (frame.present[i]) ++data.inSpace[frame.space[i]].back();
  }
  data.gone.push_back(gone);
}

Overview::Overview(std::string recording, const plan::Campus& campus, double cell_m)
    : thread_([this, path = std::move(recording), &campus, cell_m] {
        read(path, campus, cell_m);
        progress_ = 1;
      }) {}

Overview::~Overview() {
  ended_ = true;
  wait();
}

void Overview::wait() {
  if (thread_.joinable()) thread_.join();
}

std::shared_ptr<const OverviewData> Overview::data() const {
  const std::lock_guard lock(mutex_);
  return data_;
}

void Overview::read(const std::string& recording, const plan::Campus& campus, double cell_m) {
  auto reader = io::RecordingReader::open(recording);
  if (!reader) return;
  auto data = std::make_shared<OverviewData>();
  data->from_s = reader->start_s();
  data->to_s = reader->end_s();
  analysis::DensityMaps maps(campus, cell_m);
  analysis::SampleClock clock;
  RecordedCrowd crowd(campus);
  for (std::size_t i = 0; i < reader->frames() && !ended_; ++i) {
    const auto frame = reader->frame(i);  // a damaged chunk leaves a gap
    if (!frame) continue;
    const bool due = clock.due(frame->time_s), last = i + 1 == reader->frames();
    if (due) maps.sample(crowd.frame(*frame), clock.since_s());
    if (due || last) count(*data, *frame, campus);  // so that curves end with the recording
    progress_ = static_cast<double>(i) / static_cast<double>(reader->frames());
  }
  if (ended_) return;
  data->maps = maps.maps();
  const std::lock_guard lock(mutex_);
  data_ = std::move(data);
}

}  // namespace muster::viewer
