#include "simulation/pace.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "simulation/state.h"

namespace muster::simulation {

namespace {

constexpr double kCreep = 0.1;  // of one's own pace, while waiting for a party or a class
// The same for who waits behind somebody: less, so that he does not creep past a waiting leader.
constexpr double kCloseUp = 0.05;

// A party's last one comes on: there is nobody to let through, and creeping ahead of him for half a
// minute would carry the quick ones out of the door before him (NIST TN 1822 test 2.9).
constexpr double kStay = 0.02;

// Falls from 1 at `from` to `least` at `to` and beyond.
double slowedDown(double x, double from, double to, double least = kCreep) {
  return std::clamp((to - x) / (to - from), least, 1.0);
}

// One of those whom others wait for: on the way, or about to set off. In the slot everybody goes to
// his own place.
bool comesAlong(const People& people, std::size_t row) {
  if (people.place[row].valid()) return false;
  if (people.status[row] == Status::waiting) return people.start[row] != kNever;
  return people.status[row] == Status::moving;
}

void slowTo(State& state, std::size_t row, double pace) {
  if (!comesAlong(state.people, row)) return;
  state.pace[row] = std::min(state.pace[row], static_cast<float>(pace));
}

void keepTogether(State& state, const Party& party) {
  const People& people = state.people;
  double last_m = 0;
  std::uint32_t last = party.rows.front();
  for (const std::uint32_t row : party.rows) {
    if (!comesAlong(people, row) || double{people.remaining_m[row]} <= last_m) continue;
    last_m = double{people.remaining_m[row]};
    last = row;
  }
  const double pause_s = state.time() - state.timeOf(people.progress[last]);
  const double least = pause_s <= kPartyPatience_s ? kStay : kCreep;
  for (const std::uint32_t row : party.rows) {
    const double ahead_m = last_m - double{people.remaining_m[row]};
    slowTo(state, row, slowedDown(ahead_m, party.near_m, party.far_m, least));
  }
}

// Nobody to follow: the file's first, or those before have gone elsewhere.
constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

std::size_t whomToFollow(const State& state, const Files& files, std::size_t rank) {
  const People& people = state.people;
  const auto leads = [&](std::size_t before) {
    return comesAlong(people, before) && people.route[before] == people.route[files.rows[rank]] &&
           state.time() - state.timeOf(people.progress[before]) <= kFilePatience_s;
  };
  const std::size_t first = files.led ? 1 : 0;
  while (rank >= first + files.files) {
    rank -= files.files;
    if (leads(files.rows[rank])) return files.rows[rank];
  }
  return files.led && leads(files.rows[0]) ? files.rows[0] : kNobody;
}

// The pace of somebody so far behind the one he follows. Whom a crowd has carried past him walks
// on: standing in his way would help nobody, and in a jam on the stairs it brought everything to a
// stop.
double behind(double gap_m) {
  return gap_m < 0 ? 1.0 : std::clamp(2 * gap_m / kFilePitch_m - 1, kCloseUp, 1.0);
}

bool onStairs(const State& state, std::size_t row) {
  return (*state.setup->campus)[state.people.crowd.body[row].space].stair.valid();
}

// The same behind the leader: who has slipped past him lets him come up, and in the room where they
// start so does everybody who sits nearer to the door.
double behindLeader(const State& state, const Files& files, std::size_t row, double gap_m) {
  if (onStairs(state, row)) return behind(gap_m);
  if (gap_m >= -kFilePitch_m) return behind(std::max(0.0, gap_m));
  const auto& body = state.people.crowd.body;
  const bool bothThere = body[row].space == files.start && body[files.rows[0]].space == files.start;
  return bothThere ? 0.0 : 1.0;
}

void waitForTheClass(State& state, const Files& files, double last_m) {
  const std::uint32_t leader = files.rows[0];
  // On stairs he would hold up all the others, and his own class behind them.
  if (onStairs(state, leader)) return;
  const double length_m = 1.5 * kFilePitch_m * static_cast<double>(files.rows.size()) /
                          static_cast<double>(files.files);
  const double ahead_m = last_m - double{state.people.remaining_m[leader]};
  slowTo(state, leader, slowedDown(ahead_m, length_m + kClassLag_m, length_m + 2 * kClassLag_m));
}

void keepInFiles(State& state, const Files& files) {
  const People& people = state.people;
  double last_m = 0;
  for (std::size_t rank = 0; rank < files.rows.size(); ++rank) {
    const std::uint32_t row = files.rows[rank];
    if (comesAlong(people, row)) last_m = std::max(last_m, double{people.remaining_m[row]});
    if (rank == 0 && files.led) continue;
    const std::size_t before = whomToFollow(state, files, rank);
    if (before == kNobody) continue;
    const double gap_m = double{people.remaining_m[row]} - double{people.remaining_m[before]};
    const bool leader = files.led && before == files.rows[0];
    slowTo(state, row, leader ? behindLeader(state, files, row, gap_m) : behind(gap_m));
  }
  if (files.led) waitForTheClass(state, files, last_m);
}

// A party for each person who is helped; rows as populate() orders them.
void addHelped(const behaviour::Group& group, std::uint32_t first, std::vector<Party>& parties) {
  const auto count = static_cast<std::uint32_t>(group.count);
  std::uint32_t helper = first + count + static_cast<std::uint32_t>(group.teachers);
  for (std::uint32_t row = first; row < first + count; ++row) {
    Party& party = parties.emplace_back();
    party.rows.push_back(row);
    for (int h = 0; h < group.helpers; ++h) party.rows.push_back(helper++);
  }
}

}  // namespace

std::vector<Party> partiesOf(const Setup& setup, const People& people) {
  std::map<std::string, Party> byName;
  for (std::size_t row = 0; row < people.size(); ++row) {
    const std::string& name = setup.groups[people.group[row].index()].description.party;
    if (!name.empty()) byName[name].rows.push_back(static_cast<std::uint32_t>(row));
  }
  std::vector<Party> parties;
  for (auto& [name, party] : byName) parties.push_back(std::move(party));
  std::uint32_t first = 0;
  for (const ResolvedGroup& group : setup.groups) {
    if (group.description.helpers > 0) addHelped(group.description, first, parties);
    first += static_cast<std::uint32_t>(group.description.people());
  }
  for (Party& party : parties) {
    party.near_m = kPartyNear_m + kPartyPerMember_m * static_cast<double>(party.rows.size() - 1);
    party.far_m = party.near_m + kPartyWait_m;
  }
  return parties;
}

std::vector<Files> filesOf(const Setup& setup, const People& people) {
  using Rank = std::tuple<std::size_t, navigation::RouteId, int, float, std::uint32_t>;
  std::vector<Rank> ranks;
  std::size_t first = 0;  // of the group
  for (std::size_t row = 0; row < people.size(); ++row) {
    const std::size_t group = people.group[row].index();
    if (row > 0 && people.group[row - 1] != people.group[row]) first = row;
    const behaviour::Group& described = setup.groups[group].description;
    if (described.files == 0) continue;
    const bool special = row - first < static_cast<std::size_t>(described.specialNeeds);
    const int part = people.role[row] == Role::leader ? 0
                     : people.teacher[row]            ? 3
                     : special                        ? 2
                                                      : 1;
    ranks.emplace_back(group, people.route[row], part, people.remaining_m[row],
                       static_cast<std::uint32_t>(row));
  }
  std::ranges::sort(ranks);
  std::vector<Files> all;
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    const auto& [group, route, part, way_m, row] = ranks[i];
    const bool fresh =
        i == 0 || std::get<0>(ranks[i - 1]) != group || std::get<1>(ranks[i - 1]) != route;
    if (fresh) {
      const int files = setup.groups[group].description.files;
      all.push_back({{}, static_cast<std::size_t>(files), part == 0, people.crowd.body[row].space});
    }
    all.back().rows.push_back(row);
  }
  return all;
}

void measureWays(State& state) {
  People& people = state.people;
  for (std::size_t row = 0; row < people.size(); ++row) {
    const behaviour::Group& group = state.setup->groups[people.group[row].index()].description;
    if (group.party.empty() && group.files == 0 && group.helpers == 0) continue;
    people.remaining_m[row] = static_cast<float>(state.routes.distance(
        people.route[row], people.crowd.body[row].space, people.position(row)));
  }
}

void adaptPace(State& state) {
  if (state.parties.empty() && state.files.empty()) return;
  constexpr std::size_t kGrain = 16;
  state.pace.assign(state.people.size(), 1.0f);
  state.loop->run(state.parties.size(), kGrain, [&](const Loop::Chunk& chunk) {
    for (std::size_t i = chunk.begin; i < chunk.end; ++i) keepTogether(state, state.parties[i]);
  });
  state.loop->run(state.files.size(), kGrain, [&](const Loop::Chunk& chunk) {
    for (std::size_t i = chunk.begin; i < chunk.end; ++i) keepInFiles(state, state.files[i]);
  });
}

}  // namespace muster::simulation
