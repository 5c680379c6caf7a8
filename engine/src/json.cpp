// Boost.JSON, built into the engine: the component then needs no Boost library at run time.
#include <boost/json/src.hpp>
