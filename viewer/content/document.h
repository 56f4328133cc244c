// What the viewer shows: a plan, alone or with a run on it, and that run's tables if they lie
// beside the recording. Immutable once opened, but for the frames of a live run, which grow.
//
// Thread rule: opened on any thread, then read on one.
#pragma once

#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "io/result_reader.h"
#include "plan/campus.h"
#include "viewer/content/changes.h"
#include "viewer/content/frames.h"
#include "viewer/content/live_run.h"

namespace muster::viewer {

struct Document {
  std::string path;  // as the user named it
  std::unique_ptr<plan::Campus> campus;
  plan::Name title;
  std::string scenario;      // id; empty for a plan alone
  std::string scenarioFile;  // as it was named when it was run
  std::string model;
  std::uint64_t scenarioHash = 0;
  std::uint64_t seed = 0;
  std::vector<io::RecordedGroup> groups;
  std::vector<io::RecordedAgent> agents;
  // Of a scenario that runs live, as it runs; of a recording, if its scenario's files are still
  // what was run.
  std::optional<simulation::Scenario> description;
  Texts files;                  // of that scenario, unchanged
  std::string planText;         // what `campus` was made of, if it runs live
  std::vector<Change> changes;  // of the live run, to what the files say
  std::unique_ptr<LiveRun> live;
  std::future<void> ending;  // of the runs before: the picture does not wait for them
  std::unique_ptr<Frames> frames;       // null for a plan alone
  std::optional<io::RunTables> tables;  // agents: as many rows as `agents`
  std::shared_ptr<const analysis::RunResult>
      followed;    // of the live run: what `tables` were made of
  Problems notes;  // warnings to show
};

// A recording by its ending `.muster`, or as that of a study's variant (study_difference.h); a
// scenario by `.toml` (it starts to run); else a plan.
// Problems: those of io::readScenario, io::RecordingReader and io::readPlan,
// of plan::check, and viewer.no-plan {path} for a recording without its plan.
Result<Document> openDocument(const std::string& path);
// Starts the live run anew, with these changes and the same seed; with another campus, if the plan
// is changed. Requires a scenario. Problems leave all as it was: those of changed(),
// io::readScenario and plan::check.
Problems restart(Document& document, const std::vector<Change>& changes);
// More people have come than `agents` knows.
void meetNewcomers(Document& document);
// Takes over what the live run knows by now: people, groups, tables. True if there is a new result.
bool follow(Document& document);

}  // namespace muster::viewer
