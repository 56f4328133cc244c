#include "viewer/panels/inspector.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>

#include "viewer/panels/time_line.h"

namespace muster::viewer {

namespace {

using Kind = Selection::Kind;
using simulation::Status;

constexpr std::array<const char*, kStatuses> kStates{
    "viewer.state.waiting", "viewer.state.moving", "viewer.state.arrived",
    "viewer.state.out",     "viewer.state.stuck",  "viewer.state.incapacitated"};
constexpr float kHeldUp_m_s = 0.3f;  // slower than this on the way: something is in front

class Writer {
 public:
  Writer(Facts& facts, const Scene& scene) : facts_(facts), scene_(scene) {}
  void row(const char* key, const std::string& value) {
    facts_.rows.emplace_back(scene_.words.text(key), value);
  }
  void time(const char* key, const analysis::Seconds& value) {
    if (value) row(key, clockText(*value));
  }
  template <class Thing>
  std::string name(const Thing& thing) const {
    return scene_.words.name(thing.name, thing.id);
  }

 private:
  Facts& facts_;
  const Scene& scene_;
};

std::string reasonOf(const Person& person, const analysis::AgentRow* row, const Scene& scene) {
  const auto text = [&](const char* key) { return scene.words.text(key); };
  switch (person.status) {
    case Status::waiting:
      return text("viewer.why.waiting");
    case Status::arrived:
    case Status::out:
      return text("viewer.why.arrived");
    case Status::stuck:
      return text("viewer.why.stuck");
    case Status::incapacitated:
      return text("viewer.why.incapacitated");
    case Status::moving:
      break;
  }
  if (person.speed_m_s >= kHeldUp_m_s) return text("viewer.why.walking");
  // What comes next of what the run's tables know: the stair, then the exit.
  std::string next = text("viewer.none");
  const plan::Campus& campus = *scene.document.campus;
  if (row && row->stair.valid() && row->at_stair_s.value_or(0) > scene.moment.time_s) {
    next = campus[row->stair].id;
  } else if (row && row->building_exit.valid()) {
    const plan::Opening& exit = campus[row->building_exit];
    next = scene.words.name(exit.name, exit.id);
  }
  return scene.words.text("viewer.why.queue", {{"place", next}});
}

void addTimes(Writer& write, const analysis::AgentRow& row, const plan::Campus& campus) {
  write.time("viewer.inspector.started", row.started_s);
  write.time("viewer.inspector.left-room", row.left_room_s);
  write.time("viewer.inspector.at-stair", row.at_stair_s);
  write.time("viewer.inspector.left-building", row.left_building_s);
  write.time("viewer.inspector.arrived", row.arrived_s);
  if (row.stair.valid()) write.row("viewer.inspector.stair", campus[row.stair].id);
  if (row.building_exit.valid())
    write.row("viewer.inspector.exit", write.name(campus[row.building_exit]));
  write.row("viewer.inspector.lost", fmt::format("{:.0f} s", row.lost_s));
}

Facts personFacts(std::size_t agent, const Scene& scene) {
  Facts facts;
  if (agent >= scene.moment.people.size()) return facts;
  const Document& document = scene.document;
  const Person& person = scene.moment.people[agent];
  Writer write(facts, scene);
  facts.title = scene.words.text("viewer.inspector.person", {{"id", std::to_string(agent)}});
  if (document.agents[agent].teacher)
    facts.title += " · " + scene.words.text("viewer.inspector.teacher");
  write.row("viewer.inspector.group", document.groups[document.agents[agent].group].id);
  write.row("viewer.inspector.state",
            scene.words.text(kStates[static_cast<std::size_t>(person.status)]));
  const analysis::AgentRow* row = document.tables ? &document.tables->agents[agent] : nullptr;
  if (person.present) {
    write.row("viewer.inspector.place", write.name((*document.campus)[person.space]));
    write.row("viewer.inspector.speed", fmt::format("{:.2f} m/s", person.speed_m_s));
    facts.why = reasonOf(person, row, scene);
  }
  if (row) addTimes(write, *row, *document.campus);
  return facts;
}

Facts openingFacts(std::size_t index, const Scene& scene) {
  Facts facts;
  const plan::Campus& campus = *scene.document.campus;
  const plan::Opening& opening = campus.openings[index];
  Writer write(facts, scene);
  facts.title = write.name(opening);
  write.row("viewer.inspector.door", std::string(plan::spell(opening.kind)));
  write.row("viewer.inspector.width", fmt::format("{:.2f} m", opening.clear_width_m));
  const std::string second = opening.outside() ? scene.words.text("viewer.inspector.outside")
                                               : write.name(campus[opening.second]);
  write.row("viewer.inspector.leads", write.name(campus[opening.first]) + " – " + second);
  if (scene.document.tables) {
    const plan::OpeningId id(index);
    const auto took = std::ranges::count_if(scene.document.tables->agents, [&](const auto& row) {
      return row.building_exit == id || row.campus_exit == id;
    });
    if (took > 0) write.row("viewer.inspector.passed", std::to_string(took));
  }
  return facts;
}

// People who are now in a space that is one of those asked for.
template <class Within>
std::string peopleIn(const Scene& scene, const Within& within) {
  return std::to_string(std::ranges::count_if(scene.moment.people, [&](const Person& person) {
    return person.present && within(person.space);
  }));
}

Facts spaceFacts(std::size_t index, const Scene& scene) {
  Facts facts;
  const plan::Space& space = scene.document.campus->spaces[index];
  Writer write(facts, scene);
  facts.title = write.name(space);
  write.row("viewer.inspector.space", std::string(plan::spell(space.category)));
  write.row("viewer.inspector.area", fmt::format("{:.1f} m²", space.area_m2));
  write.row("viewer.inspector.capacity", std::to_string(space.capacity));
  write.row("viewer.inspector.here",
            peopleIn(scene, [&](plan::SpaceId id) { return id.index() == index; }));
  return facts;
}

Facts stairFacts(std::size_t index, const Scene& scene) {
  Facts facts;
  const plan::Campus& campus = *scene.document.campus;
  const plan::Stair& stair = campus.stairs[index];
  Writer write(facts, scene);
  facts.title = scene.words.text("viewer.inspector.stair") + " " + stair.id;
  write.row("viewer.inspector.width", fmt::format("{:.2f} m", stair.clear_width_m));
  write.row("viewer.inspector.here", peopleIn(scene, [&](plan::SpaceId id) {
              return campus[id].stair == plan::StairId(index);
            }));
  return facts;
}

Facts zoneFacts(std::size_t index, const Scene& scene) {
  Facts facts;
  const plan::Zone& zone = scene.document.campus->zones[index];
  Writer write(facts, scene);
  facts.title = write.name(zone);
  write.row("viewer.inspector.capacity", std::to_string(zone.capacity));
  return facts;
}

}  // namespace

Facts factsOf(const Selection& selection, const Scene& scene) {
  switch (selection.kind) {
    case Kind::person:
      return personFacts(selection.index, scene);
    case Kind::opening:
      return openingFacts(selection.index, scene);
    case Kind::space:
      return spaceFacts(selection.index, scene);
    case Kind::stair:
      return stairFacts(selection.index, scene);
    case Kind::zone:
      return zoneFacts(selection.index, scene);
    case Kind::nothing:
      break;
  }
  return {};
}

void drawInspector(const UiState& state, const Scene& scene) {
  const Facts facts = factsOf(state.selection, scene);
  if (facts.title.empty()) {
    ImGui::TextWrapped("%s", scene.words.text("viewer.inspector.hint").c_str());
    return;
  }
  ImGui::TextWrapped("%s", facts.title.c_str());
  ImGui::Separator();
  if (ImGui::BeginTable("##facts", 2)) {
    for (const auto& [name, value] : facts.rows) {
      ImGui::TableNextColumn();
      ImGui::TextDisabled("%s", name.c_str());
      ImGui::TableNextColumn();
      ImGui::TextWrapped("%s", value.c_str());
    }
    ImGui::EndTable();
  }
  if (!facts.why.empty())
    ImGui::TextWrapped("%s",
                       scene.words.text("viewer.inspector.why", {{"reason", facts.why}}).c_str());
}

}  // namespace muster::viewer
