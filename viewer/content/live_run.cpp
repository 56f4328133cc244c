#include "viewer/content/live_run.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <new>
#include <numbers>

#include "analysis/density_map.h"
#include "analysis/margins.h"
#include "analysis/run_analysis.h"
#include "io/recording_quantum.h"
#include "report/recorded_run.h"
#include "simulation/world.h"
#include "viewer/content/prepared_run.h"
#include "viewer/content/recorded_crowd.h"

namespace muster::viewer {

namespace {

constexpr double kResultEvery_s = 10;  // of simulated time

std::int64_t microseconds(double time_s) {
  return io::nearestWhole(time_s * 1e6);
}

// As a recording holds it: 14 bytes a person.
std::shared_ptr<const io::ChunkFrame> packed(const simulation::Frame& frame) {
  const crowd::Crowd& crowd = *frame.crowd;
  auto packed = std::make_shared<io::ChunkFrame>();
  packed->time_us = microseconds(frame.time_s);
  const std::size_t count = crowd.size();
  packed->state.resize(count);
  packed->space.assign(count, io::kNoSpace);
  packed->x_cm.resize(count);
  packed->y_cm.resize(count);
  packed->heading.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    const bool present = crowd.present[i] != 0;
    packed->state[i] = static_cast<std::uint8_t>(2 * static_cast<int>(frame.status[i]) + present);
    if (!present) continue;
    packed->space[i] = crowd.body[i].space.value;
    packed->x_cm[i] = io::centimetres(crowd.body[i].position.x);
    packed->y_cm[i] = io::centimetres(crowd.body[i].position.y);
    packed->heading[i] = io::turnPart(double{crowd.body[i].ex}, double{crowd.body[i].ey});
  }
  return packed;
}

SharedFrame unpacked(const io::ChunkFrame& packed) {
  auto frame = std::make_shared<io::RecordedFrame>();
  frame->time_s = static_cast<double>(packed.time_us) * 1e-6;
  const std::size_t count = packed.state.size();
  frame->present.resize(count);
  frame->status.resize(count);
  frame->space = packed.space;
  frame->position.resize(count);
  frame->heading.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    frame->present[i] = packed.present(i) ? 1 : 0;
    frame->status[i] = packed.status(i);
    if (!packed.present(i)) continue;
    frame->position[i] = {packed.x_cm[i] * 0.01, packed.y_cm[i] * 0.01};
    const double turn = packed.heading[i] * (2 * std::numbers::pi / 256);
    frame->heading[i] = {std::cos(turn), std::sin(turn)};
  }
  return frame;
}

}  // namespace

// Keeps a frame every Observe::frame_s and the people it meets.
class LiveRun::Recorder final : public simulation::Observer {
 public:
  Recorder(LiveRun& live, const analysis::RunAnalysis& analysis)
      : live_(live), analysis_(analysis) {}

  void begin(const simulation::Frame& first) override {
    paths_.emplace(*first.setup->campus, report::kMapCell_m);
    crowd_.emplace(*first.setup->campus);
    keep(first);
  }
  void observe(const simulation::Frame& frame) override {
    constexpr double kMargin_s = 1e-6;
    if (frame.time_s + kMargin_s >= next_s_) keep(frame);
    if (frame.time_s >= resultAt_s_) tell(frame);
  }
  void end(const simulation::Frame& last) override {
    keep(last);
    if (counts_.times_s.empty() || counts_.times_s.back() < last.time_s)
      count(counts_, *unpacked(*packed(last)), *last.setup->campus);
    counts_.paths = paths_->maps();
    tell(last);
  }

 private:
  void keep(const simulation::Frame& frame) {
    next_s_ = frame.time_s + frame.setup->scenario.observe.frame_s;
    auto next = packed(frame);
    const SharedFrame seen = unpacked(*next);  // what a recording would hold: the same maps
    paths_->observe(crowd_->frame(*seen));
    if (clock_.due(frame.time_s)) count(counts_, *seen, *frame.setup->campus);
    const std::lock_guard lock(live_.mutex_);
    if (!live_.frames_.empty() && live_.frames_.back()->time_us == next->time_us) return;
    for (std::size_t i = live_.agents_.size(); i < frame.crowd->size(); ++i)
      live_.agents_.push_back(
          {frame.group[i].value, frame.teacher[i] != 0, double{frame.crowd->body[i].radius}});
    live_.frames_.push_back(std::move(next));
  }
  void tell(const simulation::Frame& frame) {
    resultAt_s_ = frame.time_s + kResultEvery_s;
    auto result = std::make_shared<const analysis::RunResult>(analysis_.result());
    auto overview = std::make_shared<OverviewData>(counts_);
    overview->to_s = frame.time_s;
    overview->maps = result->maps;
    const std::lock_guard lock(live_.mutex_);
    live_.result_ = std::move(result);
    live_.overview_ = std::move(overview);
  }

  LiveRun& live_;
  const analysis::RunAnalysis& analysis_;
  analysis::SampleClock clock_;
  OverviewData counts_;
  std::optional<analysis::PathMaps> paths_;
  std::optional<RecordedCrowd> crowd_;
  double next_s_ = 0, resultAt_s_ = kResultEvery_s;
};

class LiveRun::View final : public Frames {
 public:
  explicit View(const LiveRun& live) : live_(live) {}

  std::size_t count() const override {
    const std::lock_guard lock(live_.mutex_);
    return live_.frames_.size();
  }
  double start_s() const override { return 0; }
  double end_s() const override {
    const std::lock_guard lock(live_.mutex_);
    return live_.frames_.empty() ? 0 : static_cast<double>(live_.frames_.back()->time_us) * 1e-6;
  }
  std::size_t at(double time_s) override {
    const std::lock_guard lock(live_.mutex_);
    const auto after = std::ranges::upper_bound(live_.frames_, microseconds(time_s), {},
                                                [](const auto& frame) { return frame->time_us; });
    return after == live_.frames_.begin()
               ? 0
               : static_cast<std::size_t>(after - live_.frames_.begin()) - 1;
  }
  SharedFrame frame(std::size_t index) override {
    for (const auto& [kept, frame] : kept_) {
      if (frame && kept == index) return frame;
    }
    std::shared_ptr<const io::ChunkFrame> packed;
    {
      const std::lock_guard lock(live_.mutex_);
      packed = live_.frames_[index];
    }
    auto& place = kept_[next_++ % kept_.size()];
    place = {index, unpacked(*packed)};
    return place.second;
  }
  std::vector<io::RecordedAgent> agents() const override {
    const std::lock_guard lock(live_.mutex_);
    return live_.agents_;
  }

 private:
  const LiveRun& live_;
  std::array<std::pair<std::size_t, SharedFrame>, 4> kept_;
  std::size_t next_ = 0;
};

LiveRun::LiveRun(simulation::Scenario scenario, const plan::Campus& campus)
    : thread_([this, scenario = std::move(scenario), &campus]() mutable {
        try {
          run(std::move(scenario), campus);
        } catch (const std::bad_alloc&) {
          fail({{Severity::error, "program.out-of-memory", {}, {}, {}, {}}});
        }
      }) {}

LiveRun::~LiveRun() {
  ended_ = true;
  wait();
}

std::shared_ptr<const simulation::Setup> LiveRun::setup() const {
  const std::lock_guard lock(mutex_);
  return setup_;
}

void LiveRun::wait() {
  if (thread_.joinable()) thread_.join();
}

Problems LiveRun::problems() const {
  const std::lock_guard lock(mutex_);
  return problems_;
}

std::shared_ptr<const analysis::RunResult> LiveRun::result() const {
  const std::lock_guard lock(mutex_);
  return result_;
}

std::shared_ptr<const OverviewData> LiveRun::overview() const {
  const std::lock_guard lock(mutex_);
  return overview_;
}

std::unique_ptr<Frames> LiveRun::frames() {
  return std::make_unique<View>(*this);
}

std::vector<io::RecordedGroup> LiveRun::groups() const {
  const std::lock_guard lock(mutex_);
  return groups_;
}

void LiveRun::fail(const Problems& problems) {
  const std::lock_guard lock(mutex_);
  append(problems_, problems);
  stage_ = Stage::failed;
}

void LiveRun::run(simulation::Scenario scenario, const plan::Campus& campus) {
  if (scenario.model.motion == simulation::kHydraulicModel)
    return fail({{Severity::error, "viewer.no-bodies", scenario.file, {}, "", {}}});
  const PreparedRun prepared = prepare(std::move(scenario), campus);
  if (!prepared.setup) return fail(prepared.problems);
  const simulation::Setup& setup = *prepared.setup;
  auto world = simulation::World::make(setup, *prepared.atlas, *prepared.loop);
  if (!world) return fail(world.error());
  {
    const std::lock_guard lock(mutex_);
    problems_ = prepared.problems;
    setup_ = prepared.setup;
    for (const auto& group : setup.groups)
      groups_.push_back({group.description.id, group.description.isClass});
  }
  stage_ = Stage::running;
  struct Telling final : Progress {
    explicit Telling(LiveRun& run) : live(run) {}
    void advance(double fraction) override { live.progress_ = fraction; }
    bool cancelled() const override { return live.ended_; }
    LiveRun& live;
  } progress(*this);
  analysis::RunAnalysis analysis(*prepared.loop);
  Recorder recorder(*this, analysis);
  (*world)->run({&analysis, &recorder}, progress);
  if (setup.fire && !ended_) {
    auto result = std::make_shared<analysis::RunResult>(analysis.result());
    analysis::judgeFire(*result, setup, *prepared.loop);  // its troubles were met in the run
    const std::lock_guard lock(mutex_);
    result_ = std::move(result);
  }
  keepWays(prepared, campus);
  stage_ = Stage::done;
}

}  // namespace muster::viewer
