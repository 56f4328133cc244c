#include "io/fds_source.h"

#include <algorithm>
#include <utility>

#include "io/fds_placement.h"

namespace muster::io {
namespace {

using Arguments = std::vector<std::pair<std::string, std::string>>;

Problem warning(std::string code, const std::string& file, Arguments arguments = {}) {
  return {Severity::warning, std::move(code), file, {}, {}, std::move(arguments)};
}

// ---- source and reading

class FdsSource final : public hazard::Source {
 public:
  FdsSource(const FdsRun& run, std::vector<FdsUsedSlice> slices, const hazard::FdsFire& fire,
            double zero_s, const plan::Campus& campus);

  std::unique_ptr<hazard::Reading> open() const override;
  double start_s() const override { return start_s_; }
  double end_s() const override { return end_s_; }
  bool covers(plan::SpaceId space, geometry::Vec2 p) const override;

  const std::vector<FdsUsedSlice>& slices() const { return slices_; }
  const FdsPlanes& planes() const { return planes_; }
  double zero_s() const { return zero_s_; }
  FdsPoint pointAt(plan::SpaceId space, geometry::Vec2 p, double height_m) const;

  FdsSummary summary;  // made of a source, so it comes last

 private:
  std::vector<FdsUsedSlice> slices_;
  FdsPlanes planes_;
  FdsFrame frame_;
  const plan::Campus* campus_;
  double zero_s_;  // scenario time at which the clock of FDS reads 0
  double start_s_;
  double end_s_;
};

class FdsReading final : public hazard::Reading {
 public:
  explicit FdsReading(const FdsSource& source) : source_(source), states_(source.slices().size()) {}

  void moveTo(double time_s, std::span<const float> openShare) override;
  hazard::Conditions at(plan::SpaceId space, geometry::Vec2 p, double height_m) const override;
  Problems problems() const override { return problems_; }

 private:
  static constexpr std::size_t kNone = FdsLayer::kNone;
  struct Frame {
    std::size_t number = kNone;
    std::vector<float> values;
  };
  // One slice at the present instant: before + share × (after - before).
  struct State {
    Frame before, after;
    double share = 0;
    bool failed = false;
  };
  void bring(const FdsUsedSlice& slice, State& state, const FdsInstant& instant);
  bool load(const FdsUsedSlice& slice, std::size_t number, Frame& frame);
  double value(const FdsPlanes::Part& part, const FdsLayer& layer) const;

  const FdsSource& source_;
  std::vector<State> states_;  // by used slice
  Problems problems_;
  bool started_ = false;
};

FdsSource::FdsSource(const FdsRun& run, std::vector<FdsUsedSlice> slices,
                     const hazard::FdsFire& fire, double zero_s, const plan::Campus& campus)
    : slices_(std::move(slices)),
      planes_(run, slices_),
      frame_(fire),
      campus_(&campus),
      zero_s_(zero_s),
      start_s_(zero_s + std::max(0.0, run.begin_s)) {
  double end_s = slices_.front().file.times_s().back();
  for (const FdsUsedSlice& slice : slices_)
    end_s = std::min<double>(end_s, slice.file.times_s().back());
  end_s_ = std::max(start_s_, zero_s + end_s);
}

std::unique_ptr<hazard::Reading> FdsSource::open() const {
  return std::make_unique<FdsReading>(*this);
}

FdsPoint FdsSource::pointAt(plan::SpaceId space, geometry::Vec2 p, double height_m) const {
  const plan::Space& in = (*campus_)[space];
  const double floor_m = frame_.toFdsElevation(in.elevationAt(p));
  return {frame_.toFds(p), floor_m + height_m, floor_m, floor_m + (*campus_)[in.level].height_m};
}

bool FdsSource::covers(plan::SpaceId space, geometry::Vec2 p) const {
  constexpr double kHead_m = 1.6;  // which height does not matter: it takes any plane of the storey
  const FdsPoint point = pointAt(space, p, kHead_m);
  for (std::size_t wanted = 0; wanted < kFdsWanted; ++wanted) {
    if (planes_.at(static_cast<FdsWanted>(wanted), point).count > 0) return true;
  }
  return false;
}

bool FdsReading::load(const FdsUsedSlice& slice, std::size_t number, Frame& frame) {
  if (frame.number == number) return true;
  std::vector<float> values;
  Problems wrong = slice.file.read(number, values);
  if (wrong.empty() && !convert(values, slice.meaning))
    wrong = {warning("fds.damaged-values", slice.file.path(),
                     {{"frame", std::to_string(number + 1)},
                      {"quantity", std::string(word(slice.meaning.wanted))}})};
  if (wrong.empty()) {
    frame = {number, std::move(values)};
    return true;
  }
  for (Problem& problem : wrong) problem.severity = Severity::warning;
  append(problems_, std::move(wrong));
  return false;
}

// One failure ends the slice: its last whole frame stays.
void FdsReading::bring(const FdsUsedSlice& slice, State& state, const FdsInstant& instant) {
  if (state.after.number == instant.before && state.before.number != instant.before) {
    std::swap(state.before, state.after);
    state.share = 0;
  }
  state.failed = !load(slice, instant.before, state.before);
  if (state.failed) return;
  state.failed = instant.after != instant.before && !load(slice, instant.after, state.after);
  state.share = state.failed ? 0 : instant.share;
}

void FdsReading::moveTo(double time_s, std::span<const float>) {
  started_ = time_s >= source_.start_s();
  if (!started_) return;
  const std::vector<FdsUsedSlice>& slices = source_.slices();
  for (std::size_t i = 0; i < slices.size(); ++i) {
    if (states_[i].failed) continue;
    bring(slices[i], states_[i], instantAt(slices[i].file.times_s(), time_s - source_.zero_s()));
  }
}

double FdsReading::value(const FdsPlanes::Part& part, const FdsLayer& layer) const {
  const State& state = states_[layer.slice];
  double sum = 0;
  for (std::size_t corner = 0; corner < 4; ++corner) {
    const std::size_t at = layer.offset + part.stencil.index[corner];
    const double before = state.before.values[at];
    const double after = state.share > 0 ? state.after.values[at] : before;
    sum += part.stencil.weight[corner] * (before + state.share * (after - before));
  }
  return sum;
}

hazard::Conditions FdsReading::at(plan::SpaceId space, geometry::Vec2 p, double height_m) const {
  hazard::Conditions conditions;
  if (!started_) return conditions;
  const FdsPoint point = source_.pointAt(space, p, height_m);
  for (std::size_t index = 0; index < kFdsWanted; ++index) {
    const auto wanted = static_cast<FdsWanted>(index);
    const FdsPlanes::Parts parts = source_.planes().at(wanted, point);
    double sum = 0;
    bool known = parts.count > 0;
    for (std::size_t i = 0; i < parts.count; ++i) {
      const FdsLayer& layer = parts.part[i].plane->layers[index];
      known &= states_[layer.slice].before.number != kNone;
      if (known) sum += parts.part[i].share * value(parts.part[i], layer);
    }
    if (known) member(conditions, wanted) = sum;
  }
  return conditions;
}

// ---- what the user should know

void tellMissing(const FdsRun& run, const std::vector<FdsUsedSlice>& slices, Problems& to) {
  for (const FdsWanted wanted :
       {FdsWanted::temperature, FdsWanted::extinction, FdsWanted::carbonMonoxide,
        FdsWanted::carbonDioxide, FdsWanted::oxygen}) {
    const auto is = [&](const FdsUsedSlice& slice) { return slice.meaning.wanted == wanted; };
    if (std::ranges::none_of(slices, is))
      to.push_back(
          warning("fds.missing-quantity", run.file, {{"quantity", std::string(word(wanted))}}));
  }
}

std::string seconds(double time_s) {
  const auto tenths = static_cast<long long>(time_s * 10 + (time_s < 0 ? -0.5 : 0.5));
  const long long size = tenths < 0 ? -tenths : tenths;
  return (tenths < 0 ? "-" : "") + std::to_string(size / 10) + "." + std::to_string(size % 10);
}

void tellTimes(const FdsRun& run, const std::vector<FdsUsedSlice>& slices, Problems& to) {
  std::size_t cutOff = 0;
  float first_s = slices.front().file.times_s().back();
  float last_s = first_s;
  for (const FdsUsedSlice& slice : slices) {
    cutOff += slice.file.cutOff() ? 1 : 0;
    first_s = std::min(first_s, slice.file.times_s().back());
    last_s = std::max(last_s, slice.file.times_s().back());
  }
  if (cutOff > 0)
    to.push_back(warning("fds.cut-off", run.file, {{"value", std::to_string(cutOff)}}));
  if (last_s > first_s)
    to.push_back(warning("fds.ends-differ", run.file,
                         {{"value", seconds(first_s)}, {"valid", seconds(last_s)}}));
  if (run.begin_s != 0)
    to.push_back(warning("fds.begins", run.file, {{"value", seconds(run.begin_s)}}));
}

}  // namespace

Result<FdsCase> fdsSource(const hazard::FdsFire& fire, double start_s, const plan::Campus& campus) {
  Result<FdsRun> run = readFdsRun(fire.smv);
  if (!run) return tl::unexpected(std::move(run.error()));
  Problems problems;
  std::vector<FdsUsedSlice> slices = usedSlices(*run, problems);
  if (slices.empty() && problems.empty())
    problems.push_back({Severity::error, "fds.nothing-usable", fire.smv, {}, {}, {}});
  if (!problems.empty()) return tl::unexpected(std::move(problems));

  FdsCase result;
  result.warnings = std::move(run->warnings);
  tellMissing(*run, slices, result.warnings);
  tellTimes(*run, slices, result.warnings);
  const auto source = std::make_shared<FdsSource>(*run, std::move(slices), fire, start_s, campus);
  source->summary = fdsSummary(*run, source->slices(), *source, campus);
  const bool covers = std::ranges::any_of(
      source->summary.levels, [](const FdsSummary::Level& level) { return level.covered > 0; });
  if (covers) {
    append(result.warnings, fitProblems(fitOf(*run, FdsFrame(fire), campus)), fire.smv);
  } else {
    result.warnings.push_back(warning("fds.covers-nothing", fire.smv));
  }
  result.source = source;
  return result;
}

const FdsSummary* fdsSummaryOf(const hazard::Source& source) {
  const auto* fds = dynamic_cast<const FdsSource*>(&source);
  return fds == nullptr ? nullptr : &fds->summary;
}

}  // namespace muster::io
