# Says what a Vagrantfile would define, as JSON, without Vagrant: ruby definitions.rb VAGRANTFILE PROVIDER
require "json"

# Takes whatever it is told: settings by name, calls with their arguments.
class Recorder
  attr_reader :settings, :calls

  def initialize
    @settings = {}
    @calls = []
  end

  def method_missing(name, *arguments, **options)
    return @settings[name.to_s.chomp("=")] = arguments.first if name.end_with?("=")

    arguments << options.transform_keys(&:to_s) unless options.empty?
    @calls << [name, *arguments]
  end

  def respond_to_missing?(*) = true
end

class Machine
  attr_reader :vm, :ssh

  def initialize(provider)
    @vm = MachineSettings.new(provider)
    @ssh = Recorder.new
  end
end

class MachineSettings < Recorder
  attr_reader :machines, :chosen

  def initialize(provider)
    super()
    @provider = provider
    @machines = {}
    @chosen = Recorder.new
  end

  def define(name, **)
    yield @machines[name] = Machine.new(@provider)
  end

  def provider(name)
    yield @chosen if name == @provider
  end
end

module Vagrant
  def self.require_version(*) = nil

  # What it does while machines start is for Vagrant itself to show.
  def self.plugin(_version)
    Class.new do
      def self.name(*) = nil
      def self.action_hook(*) = nil
    end
  end

  def self.configure(_version)
    config = Machine.new(ARGV[1])
    yield config
    machines = config.vm.machines.transform_values do |machine|
      { vm: machine.vm.calls, provider: machine.vm.chosen.settings, calls: machine.vm.chosen.calls }
    end
    puts JSON.pretty_generate(vm: config.vm.settings, calls: config.vm.calls, ssh: config.ssh.settings, machines: machines)
  end
end

load File.expand_path(ARGV[0])
