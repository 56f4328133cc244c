#include "viewer/content/overview.h"

#include "analysis/density_map.h"
#include "viewer/content/recorded_crowd.h"

namespace muster::viewer {

namespace {

void countZones(OverviewData& data, const io::RecordedFrame& frame, const plan::Campus& campus) {
  for (std::size_t z = 0; z < campus.zones.size(); ++z) {
    const plan::Zone& zone = campus.zones[z];
    if (zone.kind != plan::ZoneKind::assembly) continue;
    geometry::Box box;
    for (const geometry::Vec2 p : zone.shape.outer) box.extend(p);
    for (std::size_t i = 0; i < frame.present.size(); ++i) {
      if (frame.present[i] && frame.space[i] == zone.space.index() &&
          box.contains(frame.position[i]) && geometry::contains(zone.shape, frame.position[i]))
        ++data.inZone[z].back();
    }
  }
}

}  // namespace

void count(OverviewData& data, const io::RecordedFrame& frame, const plan::Campus& campus) {
  data.inSpace.resize(campus.spaces.size());
  data.times_s.push_back(frame.time_s);
  data.inZone.resize(campus.zones.size());
  for (auto& space : data.inSpace) space.resize(data.times_s.size());
  for (auto& zone : data.inZone) zone.resize(data.times_s.size());
  std::uint32_t gone = 0;
  for (std::size_t i = 0; i < frame.present.size(); ++i) {
    const simulation::Status status = frame.status[i];
    gone += status == simulation::Status::out || status == simulation::Status::arrived ? 1 : 0;
    if (frame.present[i]) ++data.inSpace[frame.space[i]].back();
  }
  countZones(data, frame, campus);
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
  analysis::PathMaps paths(campus, cell_m);
  analysis::SampleClock clock;
  RecordedCrowd crowd(campus);
  for (std::size_t i = 0; i < reader->frames() && !ended_; ++i) {
    const auto frame = reader->frame(i);  // a damaged chunk leaves a gap
    if (!frame) continue;
    const bool due = clock.due(frame->time_s), last = i + 1 == reader->frames();
    const simulation::Frame seen = crowd.frame(*frame);
    paths.observe(seen);
    if (due) maps.sample(seen, clock.since_s());
    if (due || last) count(*data, *frame, campus);  // so that curves end with the recording
    progress_ = static_cast<double>(i) / static_cast<double>(reader->frames());
  }
  if (ended_) return;
  data->maps = maps.maps();
  data->paths = paths.maps();
  const std::lock_guard lock(mutex_);
  data_ = std::move(data);
}

}  // namespace muster::viewer
