#include "simulation/world.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "simulation/beginning.h"
#include "simulation/population.h"
#include "simulation/state.h"
#include "simulation/two_way.h"

namespace muster::simulation {

namespace {

enum Phase {
  kEvents,
  kArrivals,
  kDecisions,
  kHeading,
  kGrid,
  kMotion,
  kCrossings,
  kDose,
  kHash,
  kObserve,
  kPhases
};
constexpr std::array<const char*, kPhases> kPhaseNames = {
    "events", "arrivals",  "decisions", "heading", "grid",
    "motion", "crossings", "dose",      "hash",    "observe"};

}  // namespace

struct World::Impl {
  State state;
  std::array<double, kPhases> wall_s{};
  std::vector<std::uint64_t> chunkHashes;
  std::size_t active = 0;  // a row that kept the run from being finished

  template <class Work>
  void timed(Phase phase, const Work& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    wall_s[phase] +=
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  }

  void addToHistory();
  double shareDone() const;
};

namespace {

// Once a simulated second, so that the result hash tells of the whole run and not of its end only.
bool onTheSecond(const State& state) {
  return state.every(1.0);
}

crowd::StepContext contextOf(const State& state, std::uint64_t stepsToNextLook) {
  return {&state.grid,
          &state.random,
          state.step,
          state.dt(),
          1,
          state.twoWay.bySpace.data(),
          static_cast<int>(stepsToNextLook)};
}

void walk(State& state) {
  state.lookedAt = state.step;
  state.motion.run(*state.model, contextOf(state, state.stepsPerLook), *state.loop);
}

void walkOn(State& state) {
  const crowd::Crowd& crowd = state.people.crowd;
  state.motion.walkOn(*state.model, contextOf(state, 1), crowd, state.grid, *state.loop);
}

// The check lets the hydraulic model through: it runs without a World.
Problem noAgents(const Scenario& scenario) {
  const ModelChoice& model = scenario.model;
  return {Severity::error,          "scenario.model-without-agents", scenario.file, model.place, "",
          {{"value", model.motion}}};
}

}  // namespace

World::World(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
World::~World() = default;

Result<std::unique_ptr<World>> World::make(const Setup& setup, const navigation::Atlas& atlas,
                                           const Loop& loop) {
  auto model = crowd::makeMotionModel(setup.scenario.model.motion);
  if (!model) return tl::unexpected(Problems{noAgents(setup.scenario)});
  const double sight_m = model->numerics().sight_m;
  auto impl = std::unique_ptr<Impl>(
      new Impl{State(setup, atlas, loop, std::move(model), sight_m), {}, {}, 0});
  State& state = impl->state;
  addRoutes(setup, state.routes, loop);
  auto people = populate(setup, atlas, state.random, state.routes);
  if (!people) return tl::unexpected(people.error());
  state.people = std::move(*people);
  if (Problems problems = begin(state); !problems.empty())
    return tl::unexpected(std::move(problems));
  return std::unique_ptr<World>(new World(std::move(impl)));
}

void World::step() {
  State& state = impl_->state;
  impl_->timed(kEvents, [&] {
    skipPause(state);
    applyEvents(state);
  });
  const bool looks = state.looks();
  impl_->timed(kArrivals, [&] {
    if (looks) arrive(state);  // who has just come is seen, and parted from others, at once
  });
  impl_->timed(kDecisions, [&] {
    travel(state);
    handOver(state);
    board(state);
    serve(state);
    lookRound(state);
    if (looks) decide(state);
  });
  impl_->timed(kHeading, [&] {
    if (looks) adaptPace(state);
    meet(state);
    seeWhereTwoWay(state);
    if (looks) head(state);
  });
  impl_->timed(kGrid, [&] {
    const auto& restless = state.motion.proposal().restless;
    if (looks) state.grid.sort(state.people.crowd, *state.loop, restless);
  });
  impl_->timed(kMotion, [&] { looks ? walk(state) : walkOn(state); });
  impl_->timed(kCrossings, [&] { cross(state); });
  ++state.step;
  if (state.smoke) impl_->timed(kDose, [&] { breathe(state); });
  if (onTheSecond(state)) impl_->timed(kHash, [&] { impl_->addToHistory(); });
}

bool World::finished() const {
  const State& state = impl_->state;
  if (state.time() + 0.5 * state.dt() >= state.setup->scenario.duration_s) return true;
  if (state.nextEvent < state.setup->events.size() || state.arrivals.pending() ||
      waitsForClearing(state) || matchingGoesOn(state) || nextBus(state) != kNever)
    return false;
  const People& people = state.people;
  const auto active = [&](std::size_t row) {
    const Status status = people.status[row];
    // In a fire who waits may have to run, and who is shut in may be harmed.
    if (state.smoke && people.crowd.present[row] &&
        (status == Status::waiting || status == Status::stuck))
      return true;
    const bool rests = status == Status::waiting || isSeated(people, row);
    const bool sets_off = rests && people.crowd.present[row] && people.start[row] != kNever;
    return status == Status::moving || sets_off;
  };
  // Mostly the one who was it the last time.
  std::size_t& row = impl_->active;
  if (row < people.size() && active(row)) return false;
  for (row = 0; row < people.size(); ++row) {
    if (active(row)) return false;
  }
  return true;
}

Frame World::frame() const {
  const State& state = impl_->state;
  const People& people = state.people;
  Frame frame{};
  frame.setup = state.setup;
  frame.routes = &state.routes;
  frame.crowd = &people.crowd;
  frame.time_s = state.time();
  frame.step = state.step;
  frame.dt_s = state.dt();
  frame.status = people.status;
  frame.group = people.group;
  frame.teacher = people.teacher;
  frame.route = people.route;
  frame.heading_for = people.headingFor;
  frame.remaining_m = people.remaining_m;
  frame.passages = state.passages;
  frame.deepestOverlap = state.motion.strain().deepestOverlap;
  frame.contactForce_N_per_m = state.motion.contactForce_N_per_m();
  if (state.smoke) {
    frame.exposure = state.smoke->exposure;
    frame.heldOpen = state.smoke->heldOpen;
  }
  return frame;
}

// Chunk by chunk in parallel, then the chunks' hashes in their order.
void World::Impl::addToHistory() {
  constexpr std::size_t kHashGrain = 4096;
  const std::size_t people = state.people.size();
  chunkHashes.resize(Loop::chunks(people, kHashGrain));
  state.loop->run(people, kHashGrain, [this](const Loop::Chunk& chunk) {
    const auto part = [&](const auto& column) {
      return std::span(column).subspan(chunk.begin, chunk.end - chunk.begin);
    };
    const auto bodies = part(state.people.crowd.body);
    const auto status = part(state.people.status);
    StateHash hash;
    const auto addOfEach = [&](const auto& value) {
      hash.add(std::uint64_t{bodies.size()});
      for (const crowd::Body& body : bodies) hash.add(double{value(body)});
    };
    addOfEach([](const crowd::Body& body) { return body.position.x; });
    addOfEach([](const crowd::Body& body) { return body.position.y; });
    addOfEach([](const crowd::Body& body) { return body.ex; });
    addOfEach([](const crowd::Body& body) { return body.ey; });
    hash.add(std::string_view(reinterpret_cast<const char*>(status.data()), status.size()));
    if (state.smoke) {
      for (const Exposure& exposed : part(state.smoke->exposure)) hash.add(exposed.gasDose);
    }
    chunkHashes[chunk.index] = hash.value();
  });
  for (const std::uint64_t hash : chunkHashes) state.history.add(hash);
}

double World::Impl::shareDone() const {
  const auto& status = state.people.status;
  const auto done = std::ranges::count_if(status, [](Status s) {
    return s == Status::out || s == Status::arrived || s == Status::stuck ||
           s == Status::incapacitated;
  });
  return static_cast<double>(done) / static_cast<double>(std::max<std::size_t>(1, status.size()));
}

std::vector<ServiceTally> World::services() const {
  std::vector<ServiceTally> tallies;
  for (const GateState& gate : impl_->state.services.gates) {
    ServiceTally tally{gate.gate->description.id, gate.served, gate.longest, 0};
    const auto begun =
        gate.served + static_cast<std::size_t>(std::ranges::count_if(
                          gate.desk.lanes(), [](const auto& lane) { return lane.until_s >= 0; }));
    if (begun > 0) tally.mean_wait_s = gate.waited_s / static_cast<double>(begun);
    tallies.push_back(std::move(tally));
  }
  return tallies;
}

std::optional<HandOverTally> World::handedOver() const {
  const State& state = impl_->state;
  if (!state.families.any() && !state.buses.any()) return std::nullopt;
  return HandOverTally{state.families.matched, state.families.alone, childrenByBus(state),
                       childrenWaiting(state) + ridersWaiting(state)};
}

std::vector<BusTally> World::buses() const {
  return busTallies(impl_->state);
}

std::string World::hash() const {
  StateHash hash = impl_->state.history;
  hash.add(impl_->state.step);
  return hash.hex();
}

std::size_t World::bytes() const {
  const State& state = impl_->state;
  std::size_t lists = state.places.capacity() * (sizeof(geometry::Vec2) + 1);
  for (const Undecided& some : state.undecided) {
    lists +=
        sizeof some + (some.lost.capacity() + some.entering.capacity()) * sizeof(std::uint32_t);
  }
  for (const auto& some : state.chunkPassages) {
    lists += sizeof some + some.capacity() * sizeof(Passage);
  }
  return state.people.bytes() + state.grid.bytes() + state.motion.bytes() + lists;
}

Ending World::run(const std::vector<Observer*>& observers, Progress& progress) {
  const State& state = impl_->state;
  for (Observer* observer : observers) observer->begin(frame());
  Ending ending;
  while (!finished()) {
    if (progress.cancelled()) {
      ending.why = Ending::Why::cancelled;
      break;
    }
    step();
    impl_->timed(kObserve, [&] {
      for (Observer* observer : observers) observer->observe(frame());
    });
    if (onTheSecond(state)) progress.advance(impl_->shareDone());
  }
  for (Observer* observer : observers) observer->end(frame());
  ending.time_s = state.time();
  ending.steps = state.step;
  const bool limit = state.time() + 0.5 * state.dt() >= state.setup->scenario.duration_s;
  if (ending.why == Ending::Why::done && limit) ending.why = Ending::Why::durationReached;
  return ending;
}

std::uint64_t World::stepsPerLook() const {
  return impl_->state.stepsPerLook;
}

bool World::looksNext() const {
  return impl_->state.looks();
}

Problems World::problems() const {
  const std::unique_ptr<Smoke>& smoke = impl_->state.smoke;
  return smoke ? smoke->reading->problems() : Problems{};
}

std::vector<World::PhaseTime> World::phaseTimes() const {
  std::vector<PhaseTime> times;
  for (std::size_t p = 0; p < kPhases; ++p) times.push_back({kPhaseNames[p], impl_->wall_s[p]});
  return times;
}

}  // namespace muster::simulation
