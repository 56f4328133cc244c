#include "study/variants.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

#include "foundation/state_hash.h"
#include "io/field_cache.h"
#include "io/fire_source.h"
#include "io/plan_reader.h"
#include "io/plan_writer.h"
#include "io/scenario_reader.h"
#include "navigation/kept_fields.h"
#include "plan/check.h"
#include "simulation/setup.h"
#include "study/changes.h"
#include "study/closures.h"

namespace muster::study {
namespace {

using behaviour::TomlEntry;
using behaviour::TomlValue;
using simulation::Scenario;

// Paths (changes.h) of values that name files.
const std::string kPlanPath = std::string("scenario") + ".plan";
const std::string kRosterPath = std::string("roster") + ".roster";

std::string absolute(const std::string& folder, const std::string& path) {
  return std::filesystem::absolute(std::filesystem::path(folder) / path).lexically_normal();
}

bool same(const Problem& a, const Problem& b) {
  return a.code == b.code && a.file == b.file && a.place.line == b.place.line &&
         a.place.column == b.place.column && a.feature == b.feature && a.arguments == b.arguments;
}

class Maker {
 public:
  Maker(const StudyDescription& description, const Loop& loop, const std::string& cacheFolder)
      : description_(description), loop_(loop), cache_(cacheFolder) {}

  // nullopt if any problem is an error.
  std::optional<Variant> make(const VariantDescription& wanted) {
    Problems found;
    std::optional<Variant> variant = read(wanted, found);
    if (variant) check(*variant, found);
    const bool sound = !hasErrors(found);
    tell(std::move(found));
    return sound ? std::move(variant) : std::nullopt;
  }

  Problems problems;

 private:
  std::optional<Variant> read(const VariantDescription& wanted, Problems& found) {
    io::ReadScenario scenario = io::readScenario(
        description_.base, [&](TomlValue& document) { editDocument(document, wanted, found); });
    append(found, std::move(scenario.problems), description_.base);
    if (!scenario.scenario || hasErrors(found)) return std::nullopt;
    changeClasses(*scenario.scenario, wanted.changes, found);
    Variant variant;
    variant.id = wanted.id;
    variant.title = wanted.title;
    variant.closed = wanted.closed;
    variant.ground = groundOf(scenario.scenario->plan, wanted.changes, found);
    variant.hash = hashOf(scenario.scenario->hash, wanted);
    variant.scenario = std::move(*scenario.scenario);
    if (!variant.ground) return std::nullopt;
    for (const std::string& id : wanted.closed) {
      const Place place{wanted.place.line | kStudyLines, wanted.place.column};
      if (!close(variant.scenario, *variant.ground->campus, id, place))
        found.push_back(
            {Severity::error, "study.nothing-to-close", {}, place, wanted.id, {{"value", id}}});
    }
    return variant;
  }

  void editDocument(TomlValue& document, const VariantDescription& wanted, Problems& found) {
    std::vector<Change> changes = wanted.changes;
    if (wanted.plan) {
      Change plan{kPlanPath, {}, wanted.place};
      plan.value.kind = TomlValue::Kind::text;
      plan.value.text = *wanted.plan;
      plan.value.place = {wanted.place.line | kStudyLines, wanted.place.column};
      changes.insert(changes.begin(), std::move(plan));
    }
    // What the study file names is seen from the study's folder, not from the scenario's.
    for (Change& change : changes) {
      if (change.path == kPlanPath || change.path == kRosterPath)
        change.value.text = absolute(description_.folder, change.value.text);
    }
    changeDocument(document, changes, found);
    if (wanted.events.empty()) return;
    for (TomlEntry& entry : document.entries) {
      if (entry.key == "event")
        entry.value.items.insert(entry.value.items.end(), wanted.events.begin(),
                                 wanted.events.end());
    }
  }

  std::shared_ptr<const Ground> groundOf(const std::string& plan, std::span<const Change> changes,
                                         Problems& found) {
    std::vector<Change> ofPlan;
    std::string key = plan + '\n';
    for (const Change& change : changes) {
      if (!concernsPlan(change)) continue;
      ofPlan.push_back(change);
      key += spell(change) + '\n';
    }
    auto& ground = grounds_[key];
    if (!ground) ground = makeGround(plan, ofPlan, found);
    return ground;
  }

  std::shared_ptr<const Ground> makeGround(const std::string& plan, std::span<const Change> changes,
                                           Problems& found) {
    auto draft = io::readPlan(plan, [&](io::JsonValue& root) { changePlan(root, changes, found); });
    if (!draft) append(found, std::move(draft.error()));
    if (!draft || hasErrors(found)) return nullptr;
    changeWidths(*draft, changes, found);
    plan::Checked checked = plan::check(*draft);
    append(found, std::move(checked.problems), plan);
    if (!checked.campus || hasErrors(found)) return nullptr;
    auto ground = std::make_shared<Ground>();
    if (!changes.empty()) ground->changedPlan = io::writePlan(*draft);
    ground->campus = std::make_unique<const plan::Campus>(std::move(*checked.campus));
    ground->atlas = std::make_unique<navigation::Atlas>(*ground->campus, &loop_);
    const io::FieldCache fields(cache_);
    ground->atlas->recall(fields.read(navigation::campusFingerprint(*ground->campus), loop_));
    ground->atlas->measure(loop_);
    return ground;
  }

  void check(Variant& variant, Problems& found) {
    Scenario scenario = variant.scenario;
    scenario.seed = description_.firstSeed;
    simulation::CheckedScenario checked = simulation::check(
        std::move(scenario), *variant.ground->campus, *variant.ground->atlas, &loop_);
    append(found, std::move(checked.problems), description_.base);
    if (!checked.setup || !checked.setup->scenario.fire) return;
    append(found, io::lightFire(*checked.setup));
    variant.lit = std::make_shared<const simulation::Setup>(std::move(*checked.setup));
  }

  static std::string hashOf(std::uint64_t scenario, const VariantDescription& wanted) {
    StateHash hash;
    hash.add(scenario);
    for (const Change& change : wanted.changes) hash.add(std::string_view(spell(change)));
    for (const std::string& id : wanted.closed) hash.add(std::string_view("close=" + id));
    for (const TomlValue& event : wanted.events)
      hash.add(std::string_view(spell({"event", event, {}})));
    return hash.hex();
  }

  void tell(Problems found) {
    for (Problem& problem : told(std::move(found), description_.file)) {
      const bool known =
          std::ranges::any_of(problems, [&](const Problem& p) { return same(p, problem); });
      if (!known) problems.push_back(std::move(problem));
    }
  }

  const StudyDescription& description_;
  const Loop& loop_;
  std::string cache_;
  std::map<std::string, std::shared_ptr<const Ground>> grounds_;  // by plan and changes of it
};

}  // namespace

MadeStudy makeStudy(StudyDescription description, const Loop& loop,
                    const std::string& cacheFolder) {
  MadeStudy result;
  Study study{std::move(description), {}};
  Maker maker(study.description, loop, cacheFolder);
  VariantDescription base;
  base.id = kBase;
  auto made = maker.make(base);
  if (made) {
    const plan::Campus& campus = *made->ground->campus;
    std::vector<VariantDescription> wanted = study.description.variants;
    const std::size_t own = wanted.size();
    if (study.description.nMinusOne)
      std::ranges::move(nMinusOne(campus), std::back_inserter(wanted));
    study.variants.push_back(std::move(*made));
    study.variants.front().title = study.variants.front().scenario.title;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      auto variant = maker.make(wanted[i]);
      if (!variant) continue;
      variant->nMinusOne = i >= own;
      study.variants.push_back(std::move(*variant));
    }
  }
  result.problems = std::move(maker.problems);
  if (!hasErrors(result.problems)) result.study = std::move(study);
  return result;
}

void keepFields(const Study& study, const Loop& loop, const std::string& cacheFolder) {
  std::vector<const Ground*> kept;
  for (const Variant& variant : study.variants) {
    const Ground* ground = variant.ground.get();
    if (std::ranges::find(kept, ground) != kept.end()) continue;
    kept.push_back(ground);
    if (!ground->atlas->hasNews()) continue;
    io::FieldCache(cacheFolder)
        .write(navigation::campusFingerprint(*ground->campus), ground->atlas->keep(), loop);
  }
}

}  // namespace muster::study
