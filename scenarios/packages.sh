# The Debian packages Muster needs, and what each is for: the only list. Sourced by scenarios/run and tests/run.

packagesToRun=(
  g++                   # C++20 compiler
  cmake                 # build description
  ninja-build           # build
  pkg-config            # lets cmake find Pango, Cairo and zstd
  ccache                # a rebuild after switching branches takes seconds
  git                   # the sources and their history
  libboost-dev          # geometry: Boost.Polygon cuts areas with areas; study: Boost.Math, statistics
  libtbb-dev            # foundation: threads of the deterministic loop
  librandom123-dev      # foundation: Philox, random numbers without state
  libexpected-dev       # foundation: tl::expected, errors as values
  libtomlplusplus-dev   # scenarios and profiles, with line and column of every value
  nlohmann-json3-dev    # plans (GeoJSON) and summary.json
  libsqlite3-dev        # results of studies, trajectories for JuPedSim
  libzstd-dev           # recordings, kept fields
  libhwy-dev            # crowd: Highway, vector kernels (headers only)
  libcli11-dev          # command line
  libfmt-dev            # numbers and tables as text
  libpango1.0-dev       # text in pictures, Chinese too
  libcairo2-dev         # pictures
  zlib1g-dev            # packs them as PNG
  fonts-wqy-microhei    # a Chinese font for them
  libjs-chart.js        # report: charts whose values can be read off, built into the program
)

packagesToView=(
  libimgui-dev          # viewer: panels
  libglfw3-dev          # viewer: window, keyboard, mouse
  libopengl-dev         # viewer: OpenGL 3.3
  libegl-dev            # viewer: pictures without a display
  libfreetype-dev       # viewer: Chinese text, rendered sharply
  libgl1-mesa-dri       # viewer: OpenGL on a processor where there is no graphics card
  libegl1               # viewer: the same without a display
)

packagesToTest=(
  xvfb                  # tests/viewer: a display for windows
  libx11-dev            # tests/desktop: drops files on windows as a file manager does
  libgtest-dev          # GoogleTest
  libgmock-dev          # its matchers
  libbenchmark-dev      # tests/benchmark: Google Benchmark
  python3               # tests/benchmark: compares measurements
  slurm-wlm             # tests/slurm: a study as a job array
  munge                 # tests/slurm: lets Slurm's daemons know each other
  procps                # tests/slurm: pgrep, ps
  chromium              # tests/scenario: opens the reports as a reader does
)

# installPackages NAME...: installs those that are missing, says which; does nothing (one dpkg-query) when all are there.
installPackages() {
  local installed missing=() package
  if ! command -v dpkg-query >/dev/null; then
    echo "This is no Debian: please install the like of: $*" >&2
    return 0
  fi
  installed=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' "$@" 2>/dev/null || true)
  for package in "$@"; do
    [[ $'\n'$installed$'\n' == *$'\n'"$package installed"$'\n'* ]] || missing+=("$package")
  done
  ((${#missing[@]})) || return 0

  echo "These Debian packages are needed and missing:"
  for package in "${missing[@]}"; do
    sed -n "s/^  \($package\) *# \(.*\)/  \1: \2/p" "${BASH_SOURCE[0]}"
  done
  local asRoot=()
  if ((EUID != 0)); then
    if ! command -v sudo >/dev/null; then
      echo "Installing them takes root, and there is no sudo here. As root, run:" >&2
      echo "  apt-get update && apt-get install --no-install-recommends ${missing[*]}" >&2
      return 1
    fi
    echo "Installing them takes root: sudo may ask for your password."
    asRoot=(sudo)
  fi
  asRoot+=(env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300)
  "${asRoot[@]}" update && "${asRoot[@]}" install -y --no-install-recommends "${missing[@]}"
}
