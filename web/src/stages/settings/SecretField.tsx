import { PasswordInput } from '@mantine/core';
import { useMessages } from '../../messages/current';

interface SecretFieldProps {
  readonly label: string;
  readonly about?: string;
  readonly value: string;
  readonly trouble?: string | undefined;
  write(value: string): void;
}

/** A passphrase while it is typed: kept in this component's memory alone, and offered to no store of the browser. */
export function SecretField({ label, about, value, trouble, write }: SecretFieldProps) {
  const { say } = useMessages();
  return (
    <PasswordInput
      label={label}
      description={about}
      value={value}
      error={trouble}
      dir="auto"
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => write(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': say('page.unlock.show') }}
    />
  );
}
