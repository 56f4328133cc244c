#include "report/recorded_run.h"

#include "analysis/density_map.h"
#include "io/plan_reader.h"
#include "io/recorded_crowd.h"
#include "plan/check.h"

namespace muster::report {

namespace {

std::unique_ptr<const plan::Campus> campusOf(const io::RecordingInfo& info) {
  if (info.planText.empty()) return nullptr;
  const auto draft = io::parsePlan(info.planText, info.planFile);
  if (!draft) return nullptr;
  plan::Checked checked = plan::check(*draft);
  if (!checked.campus || !io::samePlaces(info, *checked.campus)) return nullptr;
  return std::make_unique<const plan::Campus>(std::move(*checked.campus));
}

Problems play(io::RecordingReader& reader, RecordedRun& run) {
  analysis::PathMaps paths(*run.campus, kMapCell_m);
  analysis::DensityMaps density(*run.campus, kMapCell_m);
  analysis::SampleClock clock;
  Replay replay(*run.info, reader.agents().size(), reader.start_s(), reader.end_s());
  io::RecordedCrowd crowd;
  double next_s = reader.start_s();
  for (std::size_t i = 0; i < reader.frames(); ++i) {
    const auto recorded = reader.frame(i);
    if (!recorded) return recorded.error();
    const simulation::Frame& frame = crowd.show(*recorded);
    paths.observe(frame);
    if (clock.due(frame.time_s)) density.sample(frame, clock.since_s());
    // A gap of the recording is shown as people who stand still.
    for (; replay.fits() && next_s <= frame.time_s + 1e-6; next_s += replay.step_s())
      replay.add(*recorded);
  }
  run.paths = paths.maps();
  run.density = density.maps();
  run.replay = std::make_unique<const Replay>(std::move(replay));
  return {};
}

}  // namespace

Result<RecordedRun> readRecordedRun(const std::string& path) {
  auto reader = io::RecordingReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  RecordedRun run;
  run.info = std::make_unique<const io::RecordingInfo>(reader->info());
  run.campus = campusOf(*run.info);
  if (!run.campus)
    return tl::unexpected(Problems{
        {Severity::warning, "report.recording-without-plan", path, {}, {}, {{"path", path}}}});
  if (Problems problems = play(*reader, run); !problems.empty())
    return tl::unexpected(std::move(problems));
  return run;
}

}  // namespace muster::report
