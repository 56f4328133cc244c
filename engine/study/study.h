// A study as somebody described it: a base scenario, variants of it, and how many runs. Plain
// values; study_reader.h reads it, variants.h makes of each variant something that can be run.
//
// The base itself is always the first variant. Every variant is run with the same seeds, and a seed
// gives the same people (who, how fast, how long they hesitate) in all of them, so that differences
// are paired.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "behaviour/toml_document.h"
#include "foundation/problem.h"
#include "plan/draft.h"

namespace muster::study {

// The id of the variant that is the base scenario as it stands.
inline constexpr const char* kBase = "base";

// One value of plan or scenario, by path (changes.h says what paths there are).
struct Change {
  std::string path;
  behaviour::TomlValue value;
  Place place;  // of the key in the study file
};

struct VariantDescription {
  std::string id;
  plan::Name title;
  std::optional<std::string> plan;  // another plan file; relative to the study's folder
  // Openings and staircases that nobody can pass. Who is assigned to them is free to choose.
  std::vector<std::string> closed;
  std::vector<Change> changes;
  std::vector<behaviour::TomlValue> events;  // besides those of the base
  Place place;
};

// When the answer is precise enough (stop_rule.h; defaults: products.md §3.6). Half-widths are
// those of 95 % confidence intervals.
struct StopRule {
  int fewest = 20;  // runs of each variant before the first look
  int every = 10;   // runs from look to look
  int most = 500;
  double time_s = 3;  // of mean t95 and t100: this, or time_share of the mean if that is more
  double timeShare = 0.02;
  double curveShare = 0.02;      // of the mean exit curve, relative distance
  double exitShare = 0.03;       // of each exit's share of the people
  double density_per_m2 = 0.25;  // of the peak density at each of the five worst places
  double difference_s =
      5;  // smallest difference from the base that matters: half of it is the half-width
  bool percentile = false;           // a 95th percentile will be claimed: at least 59 runs
  std::vector<std::string> measure;  // quantityWords(); empty = all
};

struct StudyDescription {
  std::string file;
  std::string folder;  // paths in the file are relative to it
  std::string id;      // file name without folder and ending
  plan::Name title;
  std::string base;  // path of the base scenario
  std::uint64_t firstSeed = 1;
  std::optional<int> seeds;  // none: the stop rule decides
  StopRule stop;
  double target_s = 120;  // time that the user wants everybody out in; for reports
  bool nMinusOne = false;
  std::vector<VariantDescription> variants;  // without the base
  std::string text;                          // the file's bytes
};

}  // namespace muster::study
